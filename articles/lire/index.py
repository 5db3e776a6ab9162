"""Keeps what LIRE knows of the archive in step with it: only published articles are in, scheduled ones too."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.choices import State
from articles.lire.terms import pack, rarity, telling, unpack
from articles.models import ArticleTerms, TermCount, TermPosting
from articles.text.plain import plain_text

#: How many of its words an article can be found by.
POSTED = 32


def day_of(article):
    """The day of `article`, as `date.toordinal()`: of its publication, or today."""
    return timezone.localtime(article.published_at).toordinal()


def packed_terms(article):
    """The words of `article` as it stands."""
    return pack(article.title, article.chapo, plain_text(article.body))


def rarities_of(numbers):
    """Word number → how much it tells in this archive."""
    counts = dict(TermCount.objects.filter(pk__in=[TermCount.ALL, *numbers]).values_list("term", "articles"))
    total = counts.get(TermCount.ALL, 0)
    return {number: rarity(counts.get(number, 0), total) for number in numbers}


@transaction.atomic
def index_article(article):
    """Enter `article` as it stands, or take it out if it is not published; nothing is written if nothing changed."""
    known = ArticleTerms.objects.filter(pk=article.pk).first()
    if article.state != State.PUBLISHED:
        if known is not None:
            _forget(known)
        return
    packed, day = packed_terms(article), day_of(article)
    if known is not None and bytes(known.packed) == packed and known.day == day:
        return
    if known is not None:
        _forget(known)
    terms = unpack(packed)
    _count(terms, 1)
    ArticleTerms.objects.create(article=article, day=day, packed=packed)
    found_by = telling(terms, rarities_of(terms.weights), POSTED)
    TermPosting.objects.bulk_create(TermPosting(term=n, day=day, article_id=article.pk) for n in found_by)


def _forget(known):
    TermPosting.objects.filter(article_id=known.pk).delete()
    _count(unpack(known.packed), -1)
    known.delete()


def _count(terms, step):
    # Rows are made and locked in one order everywhere, so that two editors saving at once cannot block each other.
    numbers = [TermCount.ALL, *sorted(terms.weights)]
    TermCount.objects.bulk_create([TermCount(term=number) for number in numbers], ignore_conflicts=True)
    rows = TermCount.objects.filter(pk__in=numbers)
    list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    rows.update(articles=F("articles") + step)
