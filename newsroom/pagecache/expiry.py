"""When a page is old although nobody touched it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from articles.front_page import next_change as next_placing
from articles.models import Article


def next_change(moment):
    """When a page made at `moment` (seconds since 1970) must be made again, in the same seconds.

    The soonest of: the next article that was scheduled, after which any list and any link may show it; the next thing
    placed by hand that begins or ends to hold; midnight of the newspaper’s time zone, for dates said as «hier»; that of
    UTC, for the tokens of forms and the dates of files, which count days so; and PAGE_CACHE_LASTS, for what slides as
    time does (the most discussed of the week, the news of 48 hours, a discussion that closes) and for rows that one
    changed by hand.
    """
    now = datetime.fromtimestamp(moment, UTC)
    changes = [now + timedelta(seconds=settings.PAGE_CACHE_LASTS)]
    changes += [_midnight_after(now.astimezone(zone)) for zone in (ZoneInfo(settings.TIME_ZONE), UTC)]
    changes += filter(None, (Article.objects.first_after(now), next_placing(now)))
    return min(change.timestamp() for change in changes)


def _midnight_after(moment):
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)
