"""Dates and times in the words of the house."""

from datetime import date, datetime

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from articles.text import dates

from .typography_reading import shown

NOW = datetime(2026, 11, 24, 11, 49)  # noqa: DTZ001 (local already, as the functions ask)


def at(year, month, day, hour=0, minute=0):
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 24), "24~novembre 2026"),
        (date(2027, 1, 1), "1er~janvier 2027"),
        (date(2026, 8, 2), "2~août 2026"),
        (NOW, "24~novembre 2026"),
    ],
)
def test_long_date_names_the_month(day, words):
    assert shown(dates.long_date(day)) == words


@pytest.mark.parametrize(
    ("moment", "words"), [(NOW, "11^h^49"), (at(2026, 1, 2, 8, 5), "8^h^05"), (at(2026, 1, 2, 6), "6^h^00")]
)
def test_clock_always_says_the_minutes(moment, words):
    assert shown(dates.clock(moment)) == words


def test_long_datetime_says_day_and_hour():
    assert shown(dates.long_datetime(NOW)) == "24~novembre 2026 à 11^h^49"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW, "Aujourd’hui à 11^h^49"),
        (at(2026, 11, 24, 0, 5), "Aujourd’hui à 0^h^05"),
        (at(2026, 11, 23, 8, 5), "Hier à 8^h^05"),
        (at(2026, 11, 22, 23, 59), "22~novembre"),
        (at(2026, 1, 1), "1er~janvier"),
        (at(2025, 11, 24), "24~novembre 2025"),
        (at(2026, 11, 25), "25~novembre"),
    ],
)
def test_relative_date_says_what_is_near(moment, words):
    assert shown(dates.relative(moment, NOW)) == words


def test_yesterday_may_be_of_another_year():
    assert shown(dates.relative(at(2026, 12, 31, 23), now=at(2027, 1, 1, 1))) == "Hier à 23^h^00"


def test_weekday_opens_with_a_capital():
    assert shown(dates.weekday_date(date(2026, 11, 24))) == "Mardi 24~novembre 2026"


def test_month_of_a_year_has_no_day():
    assert dates.month_year(date(2026, 11, 24)) == "novembre 2026"


@override("en")
def test_english_frame_has_english_dates():
    assert shown(dates.long_datetime(NOW)) == "24~November 2026 at 11:49"
    assert shown(dates.long_date(date(2027, 1, 1))) == "1~January 2027"
    assert shown(dates.short_datetime(at(2026, 3, 3, 6), NOW.date())) == "3~March at 6:00"
    assert shown(dates.weekday_date(NOW)) == "Tuesday 24~November 2026"
    assert [dates.relative(at(2026, 11, day, 8, 5), NOW) for day in (24, 23)] == ["Today at 8:05", "Yesterday at 8:05"]


@override("en")
def test_english_desk_puts_the_day_first():
    assert date_format(NOW, "DATETIME_FORMAT") == "24 November 2026, 11:49"
    assert date_format(NOW, "SHORT_DATE_FORMAT") == "24/11/2026"
