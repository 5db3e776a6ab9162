"""The archive by month, and months in addresses."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from django.db import connection
from django.utils import timezone

from articles.choices import State
from articles.models import Article
from articles.querysets import month_bounds

#: The least that dates differ by.
INSTANT = timedelta(microseconds=1)

_NEWEST = """
    WITH month (number, first, following) AS (VALUES {values})
    SELECT number, (
        SELECT published_at FROM articles_article
        WHERE state = %s AND published_at >= first AND published_at < following
        ORDER BY published_at DESC LIMIT 1
    ) FROM month ORDER BY number
"""


class MonthConverter:
    """Path converter for «2026/11»: a `date`, the first of the month."""

    regex = r"[12][0-9]{3}/(?:0[1-9]|1[0-2])"

    def to_python(self, value):
        year, month = value.split("/")
        return date(int(year), int(month), 1)

    def to_url(self, value):
        return f"{value:%Y/%m}"


def day_window(day):
    """The two instants (aware datetimes) between which a `date` of the newspaper's time zone stands, end excluded."""
    return _midnight(day), _midnight(day + timedelta(days=1))


def month_after(month, count=1):
    """The first day of the month `count` months after `month` (a `date`); before, if negative."""
    number = month.year * 12 + month.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(frozen=True)
class Year:
    """A year of the archive and the first day of each month that has articles, newest first."""

    number: int
    months: list[date]


def months_with_articles():
    """The years of the archive, newest first."""
    months = [month for month, _newest in newest_of_months()]
    return [Year(number, list(group)) for number, group in groupby(months, key=lambda month: month.year)]


def newest_of_months():
    """(first day, date of its newest article) of each month that has articles, newest first.

    Three queries, which read one entry of an index a month: grouping the articles would read them all.
    """
    # Not one `aggregate`: databases find an end by their index, two at once by reading all.
    dates = Article.objects.published().newest_first().values_list("published_at", flat=True)
    newest, oldest = dates.first(), dates.last()
    if newest is None:
        return []
    months = list(_months_down(_month_of(newest), _month_of(oldest)))
    stored = connection.ops.adapt_datetimefield_value
    values = []
    for number, month in enumerate(months):
        start, following = month_bounds(month.year, month.month)
        # Nothing that is to come counts: up to the newest that readers may see.
        values += [number, stored(start), stored(min(following, newest + INSTANT))]
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST.format(values=", ".join(["(%s, %s, %s)"] * len(months))), [*values, State.PUBLISHED])
        return [(months[number], _aware(found)) for number, found in cursor.fetchall() if found is not None]


def _month_of(moment):
    return timezone.localtime(moment).date().replace(day=1)


def _months_down(last, first):
    month = last
    while month >= first:
        yield month
        month = (month - timedelta(days=1)).replace(day=1)


def _aware(stored):
    """A date as a driver gives it: SQLite's may be a text, and has no zone."""
    moment = datetime.fromisoformat(stored) if isinstance(stored, str) else stored
    return moment.replace(tzinfo=UTC) if timezone.is_naive(moment) else moment
