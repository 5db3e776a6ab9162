"""«La Une» in the desk: arranged, tried, put before readers; nothing is stored on the way."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.choices import Genre, State
from articles.models import FrontPageSlot
from tests.builders import make_article, make_draft

ADDRESS, PREVIEW = "admin:articles_frontpageslot_changelist", "admin:articles_frontpageslot_preview"


@pytest.fixture
def desk(client, chief):
    """A function: what the page answers to a button, with these articles in these places (None: automatic)."""
    client.force_login(chief)

    def press(command, *articles, numbers=(1, 2, 3, 4), address=ADDRESS, **typed):
        data = {"do": command}
        for place in range(1, 5):
            article = articles[place - 1] if place <= len(articles) else None
            data |= {
                f"place-{place}-position": numbers[place - 1],
                f"place-{place}-article": article.pk if article else "",
            }
        return client.post(reverse(address), data | typed)

    return press


def moment(name, day, hour):
    """What the first place sends of a moment, as a browser asks for it: a day, and an hour."""
    return {f"place-1-{name}_0": day, f"place-1-{name}_1": hour}


def rows(response):
    return [place["article"] for place in response.context["places"]]


def stored():
    return {slot.position: slot.article for slot in FrontPageSlot.objects.all()}


def three():
    now = timezone.now()
    return [make_article(title=f"Une {n}", published_at=now - timedelta(hours=n + 1)) for n in range(3)]


def test_what_is_put_online_is_what_readers_get(desk, client):
    a, b, c = three()
    assert desk("publier", c, None, a).status_code == 302
    assert stored() == {1: c, 3: a}
    page = client.get("/").context["page"]
    assert (page.lead, page.seconds) == (c, [b, a])


def test_nothing_is_stored_before(desk):
    a, b, _c = three()
    FrontPageSlot.objects.create(position=1, article=a)
    for command in ("monter-2", "descendre-1", "retirer-1", "ranger", "chercher", f"placer-{b.pk}-1", "n’importe quoi"):
        assert desk(command, b, a).status_code == 200
    assert stored() == {1: a}


@pytest.mark.parametrize(
    ("command", "order"),
    [
        ("monter-2", "bac"), ("descendre-1", "bac"), ("descendre-3", "ab-c"), ("monter-1", "abc"), ("retirer-2", "a-c"),
        ("monter-9", "abc"), ("monter-x", "abc"), ("monter", "abc"),
    ],
)  # fmt: skip
def test_buttons_move_and_remove(desk, command, order):
    named = dict(zip("abc", three(), strict=True))
    expected = [named.get(name) for name in order.ljust(4, "-")]
    assert rows(desk(command, *named.values())) == expected


@pytest.mark.parametrize(
    ("numbers", "order"),
    [((3, 2, 3, 4), "bca-"), ((1, 2, 1, 4), "cab-"), ((4, 1, 2, 3), "bc-a"), (("", 2, 3, "x"), "abc-")],
)
def test_typed_numbers_put_in_order(desk, numbers, order):
    named = dict(zip("abc", three(), strict=True))
    assert rows(desk("ranger", *named.values(), numbers=numbers)) == [named.get(name) for name in order]


def test_found_article_is_placed_and_stands_once(desk):
    a, b, c = three()
    draft = make_draft(title="Une ébauche")
    approved = make_article(title="Une prête", state=State.APPROVED)
    partner = make_article(title="Une annonce", genre=Genre.SPONSORED)
    found = desk("chercher", a, b, q="une").context["results"]
    assert {approved, a, b, c} == set(found)
    assert not {draft, partner} & set(found)
    assert rows(desk(f"placer-{c.pk}-1", a, b)) == [c, b, None, None]
    assert rows(desk(f"placer-{b.pk}-1", a, b)) == [b, None, None, None]


def test_preview_is_the_front_page_as_typed(desk, client):
    a, b, c = three()
    response = desk("", c, b, address=PREVIEW)
    page = response.context["page"]
    assert (page.lead, page.seconds) == (c, [b, a])
    assert response["X-Robots-Tag"] == "noindex"
    assert "no-store" in response["Cache-Control"]
    assert stored() == {}
    assert client.get("/").context["page"].lead == a


@pytest.mark.parametrize("hidden", [{"state": State.APPROVED}, {"published_at": timezone.now() + timedelta(days=2)}])
def test_preview_shows_nothing_that_readers_may_not_see(desk, hidden):
    a, _b, _c = three()
    secret = make_article(title="Encore un secret", **hidden)
    response = desk("", secret, address=PREVIEW)
    assert response.context["page"].lead == a
    assert "Encore un secret" not in response.content.decode()
    place = desk("ranger", secret).context["places"][0]
    assert (place["article"], place["automatic"]) == (secret, a)


def test_article_that_waits_says_when_it_takes_its_place_and_takes_it_then(desk, client, chief, time_machine):
    a, _b, _c = three()
    time_machine.move_to(datetime(2031, 3, 2, 12, tzinfo=UTC))
    client.force_login(chief)
    at = datetime(2031, 3, 3, 6, tzinfo=timezone.get_current_timezone())
    scheduled = make_article(title="Une à venir", published_at=at)
    ready = make_article(title="Une prête", state=State.APPROVED, published_at=None)
    said = {
        scheduled: "Paraîtra le 3\u00a0mars à 6\u202fh\u202f00, et prendra sa place alors.",
        ready: "Pas en ligne\u00a0: ne prendra sa place qu’une fois publié.",
        a: "",
    }
    found = desk("chercher", q="une").context["results"]
    assert {article: article.waits for article in found if article in said} == said
    places = desk("ranger", scheduled, ready, a).context["places"]
    assert {place["article"]: place["waits"] for place in places[:3]} == said
    desk("publier", scheduled, ready)
    assert client.get("/").context["page"].lead == a
    time_machine.move_to(at)
    assert client.get("/").context["page"].lead == scheduled
    assert client.get(reverse(ADDRESS)).context["places"][0]["waits"] == ""


def test_partner_or_forged_key_is_refused(desk):
    partner = make_article(genre=Genre.SPONSORED)
    assert desk("publier", partner).status_code == 200
    assert desk("publier", **{"place-1-article": "x"}).status_code == 200
    assert desk("publier", **{"place-1-article": str(10**30)}).status_code == 200
    assert stored() == {}


def test_end_before_the_start_is_refused(desk):
    a, *_others = three()
    window = moment("starts_at", "2026-11-25", "10:00") | moment("ends_at", "2026-11-25", "09:00")
    response = desk("publier", a, **window)
    assert "La fin vient avant le début." in response.content.decode()
    assert stored() == {}


def test_window_is_kept_as_typed(desk, client):
    a, *_others = three()
    desk("publier", a, **moment("ends_at", "2030-01-02", "10:30"))
    assert f"{timezone.localtime(FrontPageSlot.objects.get().ends_at):%Y-%m-%dT%H:%M}" == "2030-01-02T10:30"
    page = client.get(reverse(ADDRESS)).content.decode()
    assert ('value="2030-01-02"' in page, 'value="10:30:00"' in page) == (True, True)


@pytest.mark.parametrize(("day", "hour"), [("2030-01-02", ""), ("", "10:30")])
def test_half_a_moment_is_refused_and_kept(desk, day, hour):
    a, *_others = three()
    response = desk("publier", a, **moment("ends_at", day, hour))
    page = response.content.decode()
    assert (response.status_code, 'class="errornote"' in page, f'value="{day or hour}"' in page) == (200, True, True)
    assert stored() == {}


def test_moments_follow_their_article_when_it_moves(desk):
    a, b, _c = three()
    response = desk("descendre-1", a, b, **moment("ends_at", "2030-01-02", "10:30"))
    first, second = [place["form"].cleaned_data["ends_at"] for place in response.context["places"][:2]]
    assert (first, f"{timezone.localtime(second):%Y-%m-%d %H:%M}") == (None, "2030-01-02 10:30")


def test_only_the_chief_arranges(client, journalist, chief, moderator):
    statuses = {}
    for name, user in {"journalist": journalist, "moderator": moderator, "chief": chief}.items():
        client.force_login(user)
        statuses[name] = [client.get(reverse(ADDRESS)).status_code, client.post(reverse(PREVIEW)).status_code]
    client.logout()
    statuses["nobody"] = [client.get(reverse(ADDRESS)).status_code, client.post(reverse(PREVIEW)).status_code]
    closed = [403, 403]
    assert statuses == {"journalist": closed, "moderator": closed, "chief": [200, 200], "nobody": [302, 302]}
