"""What the paper holds, by rubrique, keyword, author and month: the plan of the site."""

from dataclasses import dataclass

from django.db.models import IntegerField, OuterRef, Subquery
from django.utils.translation import gettext, ngettext

from articles.models import Article, Author, AuthorEntry, Section, Tag, TagEntry
from articles.months import Year, months_with_articles
from articles.text.plain import fold

#: Keywords beyond those most used lately are found by the search.
MAX_TAGS = 120
#: Articles are counted up to this many; above, the page says «plus de».
COUNTED = 100


class RowCount(Subquery):
    """How many rows a query has."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


@dataclass(frozen=True)
class Contents:
    """Lists of models, sections, tags and authors with `article_total`, how many articles readers may open, and the
    same for the eye: `total_label` («12», «100+») and `total_sentence` («12 articles», «Plus de 100 articles»).
    """

    sections: list[Section]
    tags: list[Tag]
    authors: list[Author]
    years: list[Year]


def contents():
    """All there is to read, in eight queries: rubriques in the order of the navigation, the rest by name."""
    sections = _counted(Section.objects.in_order(), Article.objects.published().filter(section=OuterRef("pk")))
    tags = _counted(Tag.objects.most_used(MAX_TAGS), TagEntry.objects.published().filter(tag=OuterRef("pk")))
    authors = _counted(Author.objects.all(), AuthorEntry.objects.published().filter(author=OuterRef("pk")))
    return Contents(
        sections=_told(sections),
        tags=_by_name(_told(tags)),
        authors=_by_name(_told(authors.filter(article_total__gt=0))),
        years=months_with_articles(),
    )


def _counted(things, of_one):
    """`things` with `article_total`, how many rows `of_one` has for each, as far as COUNTED + 1: an archive is not
    counted to make a page.
    """
    return things.annotate(article_total=RowCount(of_one.order_by().values("published_at")[: COUNTED + 1]))


def _told(things):
    """The list of `things`, their totals in words."""
    for thing in (things := list(things)):
        total = thing.article_total
        thing.total_label = f"{COUNTED}+" if total > COUNTED else str(total)
        thing.total_sentence = (
            gettext("Plus de %d articles") % COUNTED
            if total > COUNTED
            else ngettext("%d article", "%d articles", total) % total
        )
    return things


def _by_name(things):
    """As a French dictionary orders them: «Économie» among the E."""
    return sorted(things, key=lambda thing: fold(thing.name))
