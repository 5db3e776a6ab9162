"""Dates and times as the house writes them, in the language of the frame, from moments already in local time.

In French: U+00A0 between day and month, U+202F around the h, «1er» for the first. Minutes are always said.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

MONTHS = [
    *(_("janvier"), _("février"), _("mars"), _("avril"), _("mai"), _("juin")),
    *(_("juillet"), _("août"), _("septembre"), _("octobre"), _("novembre"), _("décembre")),
]
WEEKDAYS = [_("lundi"), _("mardi"), _("mercredi"), _("jeudi"), _("vendredi"), _("samedi"), _("dimanche")]


# A page dates a hundred comments: words and sentences are looked up in the catalogue once for each language.


@lru_cache(maxsize=800)
def _dated(day: int, month: int, _language: str | None) -> str:
    return f"{gettext('1er') if day == 1 else day}\u00a0{MONTHS[month - 1]}"


@lru_cache(maxsize=2 * 24 * 60)
def _timed(hour: int, minute: int, _language: str | None) -> str:
    return gettext("{hour}\u202fh\u202f{minute}").format(hour=hour, minute=f"{minute:02}")


@lru_cache
def _both(_language: str | None) -> str:
    return gettext("{day} à {hour}")


def _day_and_month(day: date) -> str:
    return _dated(day.day, day.month, get_language())


def long_date(day: date) -> str:
    """«24 novembre 2026», «1er janvier 2027»."""
    return f"{_day_and_month(day)} {day.year}"


def clock(moment: datetime) -> str:
    """«11 h 49», «8 h 05», «6 h 00»."""
    return _timed(moment.hour, moment.minute, get_language())


def long_datetime(moment: datetime) -> str:
    """«24 novembre 2026 à 11 h 49»."""
    language = get_language()
    day = f"{_dated(moment.day, moment.month, language)} {moment.year}"
    return _both(language).format(day=day, hour=_timed(moment.hour, moment.minute, language))


def short_datetime(moment: datetime, today: date) -> str:
    """«3 mars à 6 h 00», with its year if it is not that of today."""
    day = _day_and_month(moment) if moment.year == today.year else long_date(moment)
    return _both(get_language()).format(day=day, hour=clock(moment))


def relative(moment: datetime, now: datetime) -> str:
    """«Aujourd’hui à 11 h 49», «Hier à 8 h 05», else «24 novembre», with its year if it is not this one."""
    day, today = moment.date(), now.date()
    if day == today:
        return gettext("Aujourd’hui à {hour}").format(hour=clock(moment))
    if day == today - timedelta(days=1):
        return gettext("Hier à {hour}").format(hour=clock(moment))
    return _day_and_month(day) if day.year == today.year else long_date(day)


def weekday_date(day: date) -> str:
    """«Mardi 24 novembre 2026»."""
    return f"{str(WEEKDAYS[day.weekday()]).capitalize()} {long_date(day)}"


def month_year(day: date) -> str:
    """«novembre 2026»."""
    return f"{MONTHS[day.month - 1]} {day.year}"
