"""The month as the desk sees it: what appeared and what will, day by day."""

import re
from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.choices import State
from articles.models import Article
from articles.months import day_window, month_after
from articles.text.dates import WEEKDAYS, clock, month_year, weekday_date

#: Years that the calendar of a newspaper can want: those of dates that every database can compare.
_MONTH = re.compile(r"(?:19|20|21)[0-9]{2}-(?:0[1-9]|1[0-2])")
#: Of a busy day the last ones are told by their number, with a link to them all.
MAX_A_DAY = 8


@dataclass(frozen=True)
class Entry:
    """An article of a day: at what time, and the name and label of its state."""

    title: str
    address: str
    time: str
    state: str
    state_label: str


@dataclass(frozen=True)
class Day:
    """A day of the table, its first entries, and how many more there are at `address`."""

    date: date
    entries: list[Entry]
    more: int
    address: str
    is_outside: bool
    is_today: bool

    @property
    def name(self):
        """«Mardi 24 novembre 2026»."""
        return weekday_date(self.date)


class Calendar:
    """Mixin of the article's admin: its page of the month, and the address of it."""

    @method_decorator(never_cache)
    def calendar(self, request):
        """The month that «?mois=2026-11» asks for, this one if it asks for none. One query."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        today = timezone.localdate()
        month = _asked(request.GET.get("mois", "")) or today.replace(day=1)
        weeks = list(_weeks(request.user, month, today))
        context = self.admin_site.each_context(request) | {
            "title": _("Calendrier"),
            "opts": self.opts,
            "month": month_year(month),
            "weekdays": WEEKDAYS,
            "weeks": weeks,
            "is_empty": not any(day.entries for week in weeks for day in week),
            "before": _link(month_after(month, -1)),
            "after": _link(month_after(month)),
        }
        return TemplateResponse(request, "admin/articles/calendar.html", context)

    def calendar_urls(self):
        """The address of the calendar."""
        return [path("calendrier/", self.admin_site.admin_view(self.calendar), name="articles_article_calendar")]


def _asked(text):
    """The first day of the month that `text` («2026-11») names, or None."""
    if not _MONTH.fullmatch(text):
        return None
    year, number = text.split("-")
    return date(int(year), int(number), 1)


def _link(month):
    return {"label": month_year(month), "address": f"?mois={month:%Y-%m}"}


def _weeks(user, month, today):
    """The weeks of the month, Monday first, as lists of Day; days of its neighbours are left empty."""
    entries_of = _entries(user, month)
    for week in Weeks().monthdatescalendar(month.year, month.month):
        yield [_day(day, entries_of.get(day, []), month, today) for day in week]


def _day(day, entries, month, today):
    start, end = day_window(day)
    window = urlencode({"published_at__gte": str(start), "published_at__lt": str(end)})
    return Day(
        date=day,
        entries=entries[:MAX_A_DAY],
        more=max(0, len(entries) - MAX_A_DAY),
        address=f"{reverse('admin:articles_article_changelist')}?{window}",
        is_outside=day.month != month.month,
        is_today=day == today,
    )


def _entries(user, month):
    """Day → its Entries in order, of the articles that `user` may open."""
    start, end = day_window(month)[0], day_window(month_after(month))[0]
    articles = Article.objects.visible_to(user).for_desk().filter(
        state=State.PUBLISHED, published_at__gte=start, published_at__lt=end
    )  # fmt: skip
    dated = [(timezone.localtime(article.published_at), article) for article in articles.order_by("published_at", "pk")]
    return {
        day: [_entry(moment, article) for moment, article in group]
        for day, group in groupby(dated, key=lambda pair: pair[0].date())
    }


def _entry(moment, article):
    return Entry(
        title=article.title,
        address=reverse("admin:articles_article_change", args=[article.pk]),
        time=clock(moment),
        state=article.state_name,
        state_label=str(article.state_label),
    )
