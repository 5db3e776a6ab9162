"""Alerts, pinned articles and dossiers in the desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Alert, Dossier, FrontPageSlot, OldDossierSlug, Pin
from tests.builders import make_article, make_dossier, make_draft, make_section

PAGES = ("alert", "pin", "dossier", "replyrequest", "errorreport")


def split(name, at):
    at = timezone.localtime(at)
    return {f"{name}_0": f"{at:%d/%m/%Y}", f"{name}_1": f"{at:%H:%M:%S}"}


@pytest.mark.parametrize(("hours", "kept"), [(48, 1), (49, 0), (0, 0)])
def test_alert_lasts_two_days_at_most(client, chief, hours, kept):
    client.force_login(chief)
    start = timezone.now()
    data = {"text": "Le pont est fermé", "article": ""} | split("starts_at", start)
    client.post(reverse("admin:articles_alert_add"), data | split("ends_at", start + timedelta(hours=hours)))
    assert Alert.objects.count() == kept


def test_alert_needs_an_end(client, chief):
    client.force_login(chief)
    client.post(reverse("admin:articles_alert_add"), {"text": "Le pont"} | split("starts_at", timezone.now()))
    assert Alert.objects.count() == 0


def test_article_is_pinned_in_its_own_rubrique_only(client, chief):
    client.force_login(chief)
    article, other = make_article(), make_section()
    for section in (other, article.section):
        client.post(reverse("admin:articles_pin_add"), {"section": section.pk, "article": article.pk})
    assert [pin.section for pin in Pin.objects.all()] == [article.section]


def episodes(*rows, initial=0):
    """The inline's fields: rows are (episode key or «», article, number)."""
    data = {"episodes-TOTAL_FORMS": len(rows), "episodes-INITIAL_FORMS": initial}
    for index, (key, article, number) in enumerate(rows):
        prefix = f"episodes-{index}"
        data |= {f"{prefix}-id": key, f"{prefix}-article": article.pk, f"{prefix}-position": number}
    return data


def test_episodes_are_numbered_in_the_order_typed(client, chief):
    client.force_login(chief)
    a, b, c = make_article(), make_article(), make_article()
    data = {"title": "Le lac", "slug": "le-lac", "chapo": "", "lead_photo": ""}
    client.post(reverse("admin:articles_dossier_add"), data | episodes(("", a, 0), ("", b, 7), ("", c, 3)))
    dossier = Dossier.objects.get()
    assert [(e.article, e.position) for e in dossier.episodes.all()] == [(c, 1), (b, 2), (a, 3)]


@pytest.mark.django_db(transaction=True)
def test_new_address_and_the_memory_of_the_old_one_are_written_together(monkeypatch):
    dossier = Dossier.objects.get(pk=make_dossier(make_article(), slug="le-lac").pk)

    def crash(*args, **kwargs):
        raise OSError("The machine stops here.")

    monkeypatch.setattr(type(OldDossierSlug.objects), "update_or_create", crash)
    dossier.slug = "le-lac-kivu"
    with pytest.raises(OSError, match="stops here"):
        dossier.save()
    assert Dossier.objects.get().slug == "le-lac"


def test_address_of_another_dossier_is_never_taken_again(client, chief):
    client.force_login(chief)
    OldDossierSlug.objects.create(slug="le-lac", dossier=make_dossier(make_article()))
    data = {"title": "Le lac", "slug": "le-lac", "chapo": "", "lead_photo": ""} | episodes()
    page = client.post(reverse("admin:articles_dossier_add"), data)
    assert "Cette adresse a déjà servi à un autre dossier." in page.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_only_the_chief_opens_these_lists(client, journalist, moderator, chief, name):
    statuses = []
    for user in (journalist, moderator, chief):
        client.force_login(user)
        statuses.append(client.get(reverse(f"admin:articles_{name}_changelist")).status_code)
    assert statuses == [403, 403, 200]


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [(None, None, True), (-2, None, True), (1, None, False), (None, 2, True), (None, -1, False), (-2, 2, True),
     (-2, -1, False), (1, 2, False)],
)  # fmt: skip
def test_place_holds_for_one_row_as_for_the_query(db, start, end, holds):
    starts_at, ends_at = (hours and timezone.now() + hours * HOUR for hours in (start, end))
    slot = FrontPageSlot.objects.create(position=1, article=make_article(), starts_at=starts_at, ends_at=ends_at)
    assert (slot.is_current, FrontPageSlot.objects.current().exists()) == (holds, holds)


def test_list_of_alerts_says_which_one_readers_have(client, chief):
    now = timezone.now()
    for text, start, article in (
        ("Plus tard", 1, None),
        ("À l’écran", -2, make_article()),
        ("Attend son article", -1, make_draft()),
        ("Recouverte", -3, None),
        ("Finie", -9, None),
    ):
        starts_at = now + start * HOUR
        Alert.objects.create(text=text, starts_at=starts_at, ends_at=starts_at + 4 * HOUR, article=article)
    client.force_login(chief)
    listed = client.get(reverse("admin:articles_alert_changelist"))
    assert [alert.text for alert in listed.context["cl"].result_list if alert.is_on_screen] == ["À l’écran"]
    assert listed.content.decode().count("icon-yes") == 1
    assert client.get("/").context["page"].alert.text == "À l’écran"
