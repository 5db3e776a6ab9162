"""When a page is old although nobody touched it: counted from the moment at which its making began."""

from datetime import timedelta

import pytest
from django.db import InterfaceError
from django.utils import timezone

from articles.models import Alert, FrontPageSlot, Pin
from newsroom.pagecache import rendering
from newsroom.pagecache.expiry import next_change
from tests.builders import make_article

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.fixture
def noon():
    """A moment far from both midnights, and from any row that the builders date."""
    return (timezone.now() + timedelta(days=1)).replace(hour=12, minute=0, second=0, microsecond=0)


def alert(**window):
    Alert.objects.create(text="Le pont est fermé", **window)


def pin(**window):
    article = make_article()
    Pin.objects.create(section=article.section, article=article, **window)


def slot(**window):
    FrontPageSlot.objects.create(position=1, article=make_article(), **window)


@pytest.mark.parametrize("place", [alert, pin, slot])
@pytest.mark.parametrize("edge", ["starts_at", "ends_at"])
def test_what_begins_or_ends_while_a_page_is_made_ends_that_page(noon, time_machine, place, edge):
    window = {"starts_at": noon - timedelta(hours=1), "ends_at": noon + timedelta(hours=1)} | {edge: noon + SECOND}
    place(**window)
    time_machine.move_to(noon + 2 * SECOND, tick=False)  # The page took two seconds.
    assert next_change(noon.timestamp()) == (noon + SECOND).timestamp()


def test_alert_that_ends_while_the_front_page_is_made_is_gone_from_it_at_once(site, noon, time_machine, monkeypatch):
    alert(starts_at=noon - SECOND, ends_at=noon + SECOND)
    time_machine.move_to(noon, tick=False)
    expires = rendering.next_change

    def late(moment):
        time_machine.move_to(noon + 2 * SECOND, tick=False)
        return expires(moment)

    monkeypatch.setattr(rendering, "next_change", late)
    assert ["Le pont est fermé" in site.get("/").text for _ in range(2)] == [True, False]


def test_page_is_shown_though_the_connection_broke_when_its_expiry_was_asked(site, monkeypatch):
    address = make_article().get_absolute_url()

    def broken(moment):
        raise InterfaceError("connection already closed")

    monkeypatch.setattr(rendering, "next_change", broken)
    assert (site.get(address).status, site.kept()) == (200, [])
