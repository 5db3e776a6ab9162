"""The front page: one lead, a few seconds, the latest, then the rubriques; composed from one pass over the newest.

What editors placed by hand comes first, each in its place; the newest fill the places that are left.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import DateTimeField, F
from django.utils import timezone

from articles.loading import load_bylines
from articles.models import Alert, Article, FrontPageSlot, Pin, Section
from articles.prepared import Prepared

#: The newest articles that the page is composed from, beside those of each rubrique's own band.
NEWEST = 40
#: «Les plus commentés» are those of the week: an archive's record would never change.
DISCUSSED_LATELY = timedelta(days=7)
SECONDS, LATEST, PER_BAND, OPINIONS, MOST_COMMENTED = 3, 8, 4, 4, 5
#: Places that an editor may fill: the lead and the seconds.
PLACES = 1 + SECONDS

MOMENT = DateTimeField()

_slots = Prepared(lambda now: FrontPageSlot.objects.shown(now=now), now=MOMENT)
_alerts = Prepared(lambda now: Alert.objects.shown(now=now), now=MOMENT)
_sections = Prepared(Section.objects.in_order)
_newest = Prepared(
    lambda now: (
        Article.objects.published(now=now).newest_first().unsigned_cards().annotate(notice_pk=F("notice__pk"))[:NEWEST]
    ),
    now=MOMENT,
)
_discussed = Prepared(
    lambda now, since: (
        Article.objects.published(now=now).since(since).most_commented().unsigned_cards()[:MOST_COMMENTED]
    ),
    now=MOMENT,
    since=MOMENT,
)


@dataclass
class Band:
    """A rubrique on the front page: its newest articles that the page does not show higher up."""

    section: Section
    articles: list[Article] = field(default_factory=list)


@dataclass
class FrontPage:
    """What the front page shows; no article stands twice in `lead`, `seconds`, `opinions` and `bands`."""

    alert: Alert | None
    lead: Article | None
    seconds: list[Article]
    latest: list[Article]
    opinions: list[Article]
    bands: list[Band]
    most_commented: list[Article]


def compose_front_page(placed=None):
    """Choose what the front page shows, in six queries whatever the size of the archive.

    `placed` is an arrangement to try (place → published article), that of the moment if None.
    """
    now = timezone.now()
    placed = {slot.position: slot.article for slot in _slots(now=now)} if placed is None else placed
    newest = _newest(now=now)
    lead, seconds = _top(placed, newest)
    shown = {article.pk for article in [lead, *seconds] if article}
    opinions = [article for article in newest if article.is_opinion and article.pk not in shown][:OPINIONS]
    # The others are shown unsigned.
    load_bylines([article for article in (lead, *opinions) if article])
    return FrontPage(
        alert=next(iter(_alerts(now=now)), None),
        lead=lead,
        seconds=seconds,
        latest=[article for article in newest if article != lead][:LATEST],
        opinions=opinions,
        bands=_bands(newest, shown),
        most_commented=_discussed(now=now, since=now - DISCUSSED_LATELY),
    )


def next_change(now):
    """The first instant after `now` (aware datetimes) at which what was placed by hand begins or ends to hold, or None.

    Pages change then without anybody saving anything; the dates of scheduled articles are not among them.
    """
    instants = (model.objects.next_change(now) for model in (FrontPageSlot, Alert, Pin))
    return min((instant for instant in instants if instant), default=None)


def _top(placed, newest):
    """The lead (None where there is nothing at all) and the seconds."""
    hand_placed = {article.pk for article in placed.values()}
    news = [a for a in newest if not (a.is_opinion or a.is_sponsored or _is_reply(a) or a.pk in hand_placed)]
    lead = placed.get(1) or next((a for a in news if a.lead_photo_id), next(iter(news), None))
    others = (article for article in news if article != lead)
    seconds = [placed.get(place) or next(others, None) for place in range(2, PLACES + 1)]
    seconds = [article for article in seconds if article]
    if lead is None and seconds:
        return seconds[0], seconds[1:]
    return lead, seconds


def _is_reply(article):
    """Whether `article` is a right of reply: news of nobody's choice. A placed one is a choice."""
    return article.notice_pk is not None


def _bands(newest, shown):
    bands = {section.pk: Band(section) for section in _sections()}
    for article in newest:
        band = bands.get(article.section_id)
        is_news = not (article.is_opinion or _is_reply(article))
        if band and is_news and article.pk not in shown and len(band.articles) < PER_BAND:
            band.articles.append(article)
    return [band for band in bands.values() if band.articles]
