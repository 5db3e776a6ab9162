"""The month of the newspaper in the desk: what appeared and what will, for those who may open it."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from tests.builders import make_article, make_draft

pytestmark = pytest.mark.django_db

NOON = datetime.fromisoformat("2026-11-24T12:00:00+02:00")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False):
        yield


def open_month(client, user, month=""):
    client.force_login(user)
    return client.get(reverse("admin:articles_article_calendar"), {"mois": month} if month else {})


def shown(response):
    """Day of the month → its articles, as (time, title, state)."""
    days = [day for week in response.context["weeks"] for day in week if day.entries]
    return {day.date.day: [(entry.time, entry.title, entry.state) for entry in day.entries] for day in days}


def test_month_shows_what_appeared_and_what_will(client, chief):
    make_article(title="Ce matin", published_at=NOON - timedelta(hours=4))
    make_article(title="Vendredi", published_at=NOON + timedelta(days=3))
    make_article(title="En décembre", published_at=NOON + timedelta(days=8))
    make_draft(title="Ébauche")
    assert shown(open_month(client, chief)) == {
        24: [("8\u202fh\u202f00", "Ce matin", "publie")],
        27: [("12\u202fh\u202f00", "Vendredi", "programme")],
    }
    assert shown(open_month(client, chief, "2026-12")) == {2: [("12\u202fh\u202f00", "En décembre", "programme")]}


def test_last_minute_of_a_month_is_of_that_month_in_the_newspapers_own_time(client, chief):
    make_article(title="Minuit moins une", published_at=datetime.fromisoformat("2026-10-31T23:59:00+02:00"))
    assert list(shown(open_month(client, chief, "2026-10"))) == [31]
    assert shown(open_month(client, chief, "2026-11")) == {}


def test_months_follow_each_other_over_the_year(client, chief):
    context = open_month(client, chief, "2026-12").context
    assert (context["before"]["address"], context["after"]["address"]) == ("?mois=2026-11", "?mois=2027-01")


@pytest.mark.parametrize("month", ["2026-13", "0000-01", "novembre", "2026-11-24", "²026-11", "9999-12"])
def test_month_that_is_none_shows_this_one(client, chief, month):
    assert open_month(client, chief, month).context["month"] == "novembre 2026"


def test_journalist_sees_no_title_but_their_own(client, journalist, moderator):
    make_article(title="Le mien", published_at=NOON + timedelta(days=1), created_by=journalist)
    make_article(title="Le secret d’une autre", published_at=NOON + timedelta(days=1))
    assert shown(open_month(client, journalist)) == {25: [("12\u202fh\u202f00", "Le mien", "programme")]}
    assert open_month(client, moderator).status_code == 403


def test_busy_day_tells_the_rest_by_its_number(client, chief):
    for _ in range(11):
        make_article(published_at=NOON - timedelta(days=1))
    response = open_month(client, chief)
    (day,) = [day for week in response.context["weeks"] for day in week if day.entries]
    assert (len(day.entries), day.more) == (8, 3)
    assert "et 3 autres" in response.content.decode()
    assert client.get(day.address).context["cl"].queryset.count() == 11


def test_month_costs_the_same_whatever_the_number(client, chief, django_assert_num_queries):
    client.force_login(chief)
    client.get("/admin/password_change/")  # The first page of a session writes down that it is in use.
    for number in (1, 20):
        for _ in range(number):
            make_article(published_at=NOON - timedelta(days=number))
        with django_assert_num_queries(7):
            open_month_again = client.get(reverse("admin:articles_article_calendar"))
        assert open_month_again.status_code == 200
