"""The front page: what editors placed comes first, the newest fill the rest, an article never stands twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.choices import Genre, State
from articles.front_page import compose_front_page, next_change
from articles.models import Alert, Article, FrontPageSlot, Pin
from articles.replying import make_reply
from tests.builders import make_article, make_draft, make_photo, make_reply_request, make_section

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def news():
    """Eight articles, the newest first."""
    now, photo = timezone.now(), make_photo()
    return [make_article(published_at=now - (hours + 1) * HOUR, lead_photo=photo) for hours in range(8)]


def place(position, article, **window):
    return FrontPageSlot.objects.create(position=position, article=article, **window)


def top():
    page = compose_front_page()
    return [page.lead, *page.seconds]


def test_without_an_editor_the_newest_lead(news):
    assert top() == news[:4]


def test_placed_articles_stand_in_their_places_and_the_newest_fill_the_others(news):
    place(1, news[6])
    place(3, news[7])
    assert top() == [news[6], news[0], news[7], news[1]]


def test_no_article_stands_twice(news):
    opinion = make_article(genre=Genre.OP_ED)
    place(2, opinion)
    place(4, news[0])
    page = compose_front_page()
    shown = [page.lead, *page.seconds, *page.opinions, *(a for band in page.bands for a in band.articles)]
    assert len(shown) == len(set(shown))
    assert page.seconds[0] == opinion


@pytest.mark.parametrize(
    "hidden",
    [
        {"state": State.DRAFT, "published_at": None},
        {"state": State.APPROVED, "published_at": None},
        {"published_at": timezone.now() + timedelta(days=3)},
        {"state": State.UNPUBLISHED},
        {"genre": Genre.SPONSORED},
    ],
)
def test_place_of_what_may_not_lead_is_filled_automatically(client, news, hidden):
    place(1, make_article(title="Pas pour vous", **hidden))
    assert top() == news[:4]
    page = client.get("/").content.decode()
    is_partner = hidden.get("genre") == Genre.SPONSORED
    assert ("Pas pour vous" in page) == is_partner  # A partner's stays in the list of the latest, with its label.


@pytest.mark.parametrize(("start", "end", "holds"), [(-1, 1, True), (-2, -1, False), (1, 2, False), (None, None, True)])
def test_place_holds_from_its_start_to_its_end(news, start, end, holds):
    now = timezone.now()
    window = {"starts_at": start and now + start * HOUR, "ends_at": end and now + end * HOUR}
    place(1, news[5], **window)
    assert (top()[0] == news[5]) == holds


def test_right_of_reply_never_leads_by_itself(news):
    reply = make_reply(make_reply_request(news[3]), by=None)
    Article.objects.filter(pk=reply.pk).update(state=State.PUBLISHED, published_at=timezone.now())
    page = compose_front_page()
    assert [page.lead, *page.seconds] == news[:4]
    assert page.latest[0] == reply


def test_page_of_nothing_but_a_placed_article_leads_with_it():
    article = make_article(genre=Genre.EDITORIAL)
    place(2, article)
    assert top() == [article]


# «Alerte info»


def alert(**overrides):
    return Alert.objects.create(**{"text": "Le pont est fermé"} | overrides)


def test_alert_leads_to_its_article(client):
    article = make_article()
    alert(article=article)
    page = client.get("/").content.decode()
    assert "Alerte info" in page
    assert f'<a href="{article.get_absolute_url()}">Le pont est fermé</a>' in page


@pytest.mark.parametrize("hours", [(1, 2), (-2, -1)])
def test_alert_is_not_shown_before_its_start_nor_after_its_end(client, hours):
    start, end = (timezone.now() + n * HOUR for n in hours)
    alert(starts_at=start, ends_at=end)
    assert "Alerte info" not in client.get("/").content.decode()


@pytest.mark.parametrize("state", ["draft", "scheduled", "unpublished"])
def test_alert_waits_for_its_article(client, state):
    hidden = {
        "draft": make_draft,
        "scheduled": lambda: make_article(published_at=timezone.now() + HOUR),
        "unpublished": lambda: make_article(state=State.UNPUBLISHED),
    }
    alert(article=hidden[state]())
    assert "Le pont est fermé" not in client.get("/").content.decode()


def test_next_change_is_the_first_instant_at_which_something_placed_begins_or_ends(news):
    now = timezone.now()
    assert next_change(now) is None
    place(1, news[0], ends_at=now + 5 * HOUR)
    assert next_change(now) == now + 5 * HOUR
    alert(starts_at=now + 3 * HOUR, ends_at=now + 4 * HOUR)
    assert next_change(now) == now + 3 * HOUR
    Pin.objects.create(section=news[0].section, article=news[0], ends_at=now + 2 * HOUR)
    assert next_change(now) == now + 2 * HOUR


# Articles pinned in a rubrique


def titles(client, section, page=1):
    answer = client.get(section.get_absolute_url(), {"page": page}, follow=True)
    return [article.title for article in answer.context["articles"]]


def test_pinned_article_is_first_in_its_rubrique_and_once(client):
    section, now = make_section(), timezone.now()
    articles = [
        make_article(title=f"A{n}", section=section, published_at=now - n * HOUR, lead_photo=make_photo())
        for n in range(23)
    ]
    Pin.objects.create(section=section, article=articles[21])
    assert titles(client, section) == ["A21", *(f"A{n}" for n in range(20))]
    assert titles(client, section, 2) == ["A20", "A22"]


@pytest.mark.parametrize("why", ["draft", "scheduled", "unpublished", "over", "moved"])
def test_pin_that_does_not_hold_changes_nothing(client, why):
    section = make_section()
    shown = make_article(title="Ici", section=section)
    now = timezone.now()
    changes = {
        "draft": {"state": State.DRAFT, "published_at": None},
        "scheduled": {"published_at": now + HOUR},
        "unpublished": {"state": State.UNPUBLISHED},
        "over": {"published_at": now - 9 * HOUR, "title": "Épinglé"},
        "moved": {"section": make_section()},
    }
    pinned = make_article(**{"section": section} | changes[why])
    Pin.objects.create(section=section, article=pinned, ends_at=now - HOUR if why == "over" else None)
    assert titles(client, section) == [shown.title, *(["Épinglé"] if why == "over" else [])]
