"""The front page: one lead, a few seconds, the latest, then the rubriques; composed from one pass over the newest.

What editors placed by hand comes first, each in its place; the newest fill the places that are left.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from articles.models import Alert, Article, FrontPageSlot, Pin, Section

#: The newest articles that the page is composed from, beside those of each rubrique's own band.
NEWEST = 40
#: «Les plus commentés» are those of the week: an archive's record would never change.
DISCUSSED_LATELY = timedelta(days=7)
SECONDS, LATEST, PER_BAND, OPINIONS, MOST_COMMENTED = 3, 8, 4, 4, 5
#: Places that an editor may fill: the lead and the seconds.
PLACES = 1 + SECONDS


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
    placed = FrontPageSlot.objects.placed() if placed is None else placed
    published = Article.objects.published()
    newest = list(published.newest_first().unsigned_cards().select_related("notice")[:NEWEST])
    discussed = published.since(timezone.now() - DISCUSSED_LATELY).most_commented()
    most_commented = list(discussed.unsigned_cards()[:MOST_COMMENTED])
    Article.objects.load_bylines([*placed.values(), *newest, *most_commented])
    lead, seconds = _top(placed, newest)
    shown = {article.pk for article in [lead, *seconds] if article}
    return FrontPage(
        alert=Alert.objects.shown(),
        lead=lead,
        seconds=seconds,
        latest=[article for article in newest if article != lead][:LATEST],
        opinions=[article for article in newest if article.is_opinion and article.pk not in shown][:OPINIONS],
        bands=_bands(newest, shown),
        most_commented=most_commented,
    )


def next_change():
    """The next instant (aware datetime) at which what was placed by hand begins or ends to hold, or None.

    Pages change then without anybody saving anything; the dates of scheduled articles are not among them.
    """
    instants = (model.objects.next_change() for model in (FrontPageSlot, Alert, Pin))
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
    """Whether `article` is a right of reply: news of nobody's choice. Its notice is loaded."""
    return hasattr(article, "notice")


def _bands(newest, shown):
    bands = {section.pk: Band(section) for section in Section.objects.in_order()}
    for article in newest:
        band = bands.get(article.section_id)
        is_news = not (article.is_opinion or _is_reply(article))
        if band and is_news and article.pk not in shown and len(band.articles) < PER_BAND:
            band.articles.append(article)
    return [band for band in bands.values() if band.articles]
