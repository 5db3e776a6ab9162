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
    packed, day = (packed_terms(article), day_of(article)) if article.state == State.PUBLISHED else (None, None)
    if known is None and packed is None:
        return
    if known is not None:
        if packed is not None and bytes(known.packed) == packed and known.day == day:
            return
        TermPosting.objects.filter(article_id=known.pk).delete()
        known.delete()
    _count(gone=_words(known and known.packed), come=_words(packed))
    if packed is None:
        return
    ArticleTerms.objects.create(article=article, day=day, packed=packed)
    terms = unpack(packed)
    found_by = telling(terms, rarities_of(terms.weights), POSTED)
    TermPosting.objects.bulk_create(TermPosting(term=n, day=day, article_id=article.pk) for n in found_by)


def _words(packed):
    """The words to count once each, the one that stands for the article itself among them; none of None."""
    return {TermCount.ALL, *unpack(packed).weights} if packed is not None else set()


def _count(*, gone, come):
    """One article less for each word that is `gone` (a set), one more for each that has `come`; most do neither."""
    less, more = gone - come, come - gone
    # Rows are made and locked in one order everywhere, so that two editors saving at once cannot block each other.
    numbers = sorted(less | more)
    TermCount.objects.bulk_create([TermCount(term=number) for number in numbers], ignore_conflicts=True)
    list(TermCount.objects.filter(pk__in=numbers).select_for_update().order_by("pk").values_list("pk", flat=True))
    TermCount.objects.filter(pk__in=less).update(articles=F("articles") - 1)
    TermCount.objects.filter(pk__in=more).update(articles=F("articles") + 1)
