"""Pages of a list by date: each begins just before an article, so that page 20,000 costs what page 1 does.

The address of a page (`?avant=20261124083000123456-1234`: the date in UTC and the key of that article) shows the same
articles for ever, whatever is published meanwhile. Nothing is counted.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db.models import Q

PARAMETER = "avant"
#: What old links say.
NUMBER = "page"
#: Numbered pages of old links are looked for down to this one.
DEEPEST_NUMBER = 50
#: How a place in a list is written.
MARK = re.compile(r"([0-9]{20})-([1-9][0-9]{0,17})")
_FORMAT = "%Y%m%d%H%M%S%f"


class InvalidMarkError(ValueError):
    """What stands for a place in a list is none."""


class VacantMarkError(LookupError):
    """No article of the list stands at a mark, or none any more; `query` is that of the page that begins there.

    Such a mark is no address of its own: there are more of them than any cache could hold.
    """

    def __init__(self, query):
        super().__init__(query)
        self.query = query


@dataclass(frozen=True)
class Mark:
    """A place in a list: just after the article of that date (aware datetime) and key."""

    published_at: datetime
    pk: int

    def __str__(self):
        return f"{self.published_at.astimezone(UTC):{_FORMAT}}-{self.pk}"


def read_mark(text):
    """The Mark that `str` wrote. Raises InvalidMarkError."""
    found = MARK.fullmatch(text)
    try:
        return Mark(datetime.strptime(found[1], _FORMAT).replace(tzinfo=UTC), int(found[2]))
    except (TypeError, ValueError) as error:
        raise InvalidMarkError(text) from error


@dataclass
class Page:
    """Some articles of a list, newest first. `older` is the mark of the next page, None on the last.

    `newer` is what stands after the path in the address of the page before: a query, "" for the first page; None on
    the first itself.
    """

    articles: list = field(default_factory=list)
    older: Mark | None = None
    newer: str | None = None

    @property
    def is_alone(self):
        """Whether the list holds no other page."""
        return self.older is None and self.newer is None

    @property
    def older_query(self):
        """As `newer`, for the page after this one."""
        return _query(self.older) if self.older else None


def page_of(articles, size, before=None):
    """The Page of `articles` (queryset, newest first) that begins after the Mark `before`, or the first.

    One query for the first page; another, of dates and keys alone, for the others. Raises VacantMarkError.
    """
    newer = _newer(articles, size, before) if before else None
    found = list((articles.filter(_after(before, *articles.place)) if before else articles)[: size + 1])
    shown = found[:size]
    return Page(
        articles=shown,
        older=_mark(shown[-1]) if len(found) > size else None,
        newer=newer,
    )


def asked(parameters):
    """The Mark that the query of a request asks for, None for the first page. Raises InvalidMarkError."""
    return read_mark(parameters[PARAMETER]) if PARAMETER in parameters else None


def query_of_number(articles, number, size):
    """The query of the address of page `number` (str), None if there is no such page from 2 to DEEPEST_NUMBER."""
    if not (number.isascii() and number.isdigit() and len(number) < 3 and 2 <= int(number) <= DEEPEST_NUMBER):
        return None
    last = (int(number) - 1) * size
    places = [Mark(*place) for place in _places(articles)[last - 1 : last + 1]]
    return _query(places[0]) if len(places) == 2 else None


def _newer(articles, size, before):
    """Where the page that ends at `before` begins; its last article is that of `before`."""
    newer = _places(articles).filter(_up_to(before, *articles.place)).reverse()
    places = [Mark(*place) for place in newer[: size + 1]]
    if not places or places[0] != before:
        raise VacantMarkError(_query(places[0]) if places else "")
    return _query(places[size]) if len(places) > size else ""


def _query(mark):
    return f"?{PARAMETER}={mark}"


def _mark(article):
    return Mark(article.published_at, article.pk)


def _places(articles):
    return articles.select_related(None).prefetch_related(None).defer(None).values_list(*articles.place)


def _after(mark, date, key):
    # The first condition is one that an index starts from; the second only breaks ties.
    begun = Q(**{f"{date}__lte": mark.published_at})
    return begun & (Q(**{f"{date}__lt": mark.published_at}) | Q(**{f"{key}__lt": mark.pk}))


def _up_to(mark, date, key):
    begun = Q(**{f"{date}__gte": mark.published_at})
    return begun & (Q(**{f"{date}__gt": mark.published_at}) | Q(**{f"{key}__gte": mark.pk}))
