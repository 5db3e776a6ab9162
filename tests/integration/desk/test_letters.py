"""Rights of reply and errors pointed out, in the desk."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.choices import CorrectionKind, State
from articles.models import Article, Correction, ErrorReport
from tests.builders import make_article, make_reply_request

pytestmark = pytest.mark.django_db


def report(**overrides):
    return ErrorReport.objects.create(article=make_article(), text="Le maire s’appelle Paul.", **overrides)


def page(client, name, *args):
    return client.get(reverse(f"admin:articles_{name}", args=args)).content.decode()


def test_list_says_what_is_left_of_the_three_days(client, chief):
    client.force_login(chief)
    now = timezone.now()
    make_reply_request(make_article(), received_at=now - timedelta(days=1, minutes=1))
    make_reply_request(make_article(), received_at=now - timedelta(days=4, minutes=1))
    make_reply_request(make_article(), received_at=now - timedelta(days=9), refusal="Hors délai.")
    listed = page(client, "replyrequest_changelist")
    assert "Reste 1\u00a0jour et 23\u00a0heures" in listed
    assert "En retard de 1\u00a0jour" in listed
    assert "En retard de 6" not in listed
    assert "Refusé" in listed


def test_form_measures_the_reply(client, chief):
    client.force_login(chief)
    request = make_reply_request(make_article(), text="mot\n" * 51)
    assert "51\u00a0lignes de 60\u00a0signes pour 50 permises." in page(client, "replyrequest_change", request.pk)


def test_reply_is_prepared_once_and_opened(client, chief):
    client.force_login(chief)
    request = make_reply_request(make_article())
    address = reverse("admin:articles_replyrequest_reply", args=[request.pk])
    answers = [client.post(address) for _ in range(2)]
    request.refresh_from_db()
    form = reverse("admin:articles_article_change", args=[request.reply.pk])
    assert [answer["Location"] for answer in answers] == [form, form]
    assert (request.reply.state, request.is_waiting) == (State.DRAFT, True)
    assert form in page(client, "replyrequest_change", request.pk)
    Article.objects.filter(pk=request.reply.pk).update(state=State.PUBLISHED, published_at=timezone.now())
    assert "Publié" in page(client, "replyrequest_changelist")


def test_reply_is_not_prepared_by_a_link_nor_by_a_journalist(client, journalist, chief):
    address = reverse("admin:articles_replyrequest_reply", args=[make_reply_request(make_article()).pk])
    client.force_login(chief)
    assert client.get(address).status_code == 405
    client.force_login(journalist)
    assert client.post(address).status_code == 403
    assert Article.objects.count() == 1


def test_notice_of_a_reply_is_not_among_the_corrections_of_the_form(client, chief):
    client.force_login(chief)
    request = make_reply_request(make_article())
    client.post(reverse("admin:articles_replyrequest_reply", args=[request.pk]))
    formset = client.get(reverse("admin:articles_article_change", args=[request.article.pk])).context[
        "inline_admin_formsets"
    ]
    (corrections,) = [inline for inline in formset if inline.opts.model is Correction]
    assert len(corrections.formset.queryset) == 0
    kinds = [value for value, _label in corrections.formset.empty_form.fields["kind"].choices]
    assert CorrectionKind.REPLY not in kinds


def test_report_becomes_a_correction_of_its_article(client, chief):
    client.force_login(chief)
    error = report(passage="Pierre, le maire,")
    address = reverse("admin:articles_errorreport_correct", args=[error.pk])
    form = client.get(address).context["form"]
    assert (
        form.initial["text"] == "Une première version de cet article indiquait\u00a0: «\u00a0Pierre, le maire,\u00a0»."
    )
    client.post(address, {"kind": CorrectionKind.ERRATUM, "text": "Le maire s’appelle Paul."})
    error.refresh_from_db()
    assert [c.text for c in error.article.corrections.all()] == ["Le maire s’appelle Paul."]
    assert (error.state, error.handled_by) == (ErrorReport.State.DONE, chief)


def test_report_corrects_nothing_without_words_or_with_a_forged_kind(client, chief):
    client.force_login(chief)
    address = reverse("admin:articles_errorreport_correct", args=[report().pk])
    client.post(address, {"kind": CorrectionKind.ERRATUM, "text": " "})
    client.post(address, {"kind": CorrectionKind.REPLY, "text": "Faux."})
    assert Correction.objects.count() == 0


@pytest.mark.parametrize(("action", "state"), [("mark_done", "traite"), ("mark_dropped", "sans-suite")])
def test_reports_are_put_away_together_by_name(client, chief, action, state):
    client.force_login(chief)
    errors = [report(), report()]
    chosen = {"action": action, "_selected_action": [error.pk for error in errors]}
    client.post(reverse("admin:articles_errorreport_changelist"), chosen)
    assert set(ErrorReport.objects.values_list("state", "handled_by")) == {(state, chief.pk)}


def test_report_that_comes_back_is_nobody_s(client, chief):
    client.force_login(chief)
    error = report(state=ErrorReport.State.DONE, handled_by=chief, handled_at=timezone.now())
    client.post(reverse("admin:articles_errorreport_change", args=[error.pk]), {"state": "nouveau"})
    error.refresh_from_db()
    assert (error.state, error.handled_by, error.handled_at) == ("nouveau", None, None)


def test_what_a_reader_wrote_is_shown_as_text(client, chief):
    client.force_login(chief)
    error = report(passage="<script>alert(1)</script>")
    for name in ("errorreport_change", "errorreport_correct"):
        assert "<script>alert(1)" not in page(client, name, error.pk)


def test_journalist_corrects_nothing_from_a_report(client, journalist):
    client.force_login(journalist)
    address = reverse("admin:articles_errorreport_correct", args=[report().pk])
    assert client.post(address, {"kind": "rectificatif", "text": "Faux."}).status_code == 403
