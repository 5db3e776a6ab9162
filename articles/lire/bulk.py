"""What LIRE knows of the whole archive, made again at once: bounded memory, a few minutes at a million articles."""

from collections import Counter
from itertools import islice

from django.db import connection, transaction

from articles.bulk import BATCH, copy_rows, insert_rows, without_indexes
from articles.choices import State
from articles.lire.index import POSTED, day_of, packed_terms
from articles.lire.terms import rarity, telling, unpack
from articles.models import Article, ArticleTerms, TermCount, TermPosting

#: Where postings wait, in no order, to be entered in that of the key.
_WAITING = "lire_waiting"


def rebuild(*, progress=lambda done, total: None):
    """Forget all, then enter every published article, the words of each chosen by the counts of the whole archive.

    For a bulk load or an upgrade: what it empties is back at the end, not in one transaction.
    """
    with transaction.atomic():
        for model in (TermPosting, ArticleTerms, TermCount):
            # Not `delete()`, which reads the rows first.
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608 -- the name of a table
    total, counts = Article.objects.filter(state=State.PUBLISHED).count(), Counter()
    insert_rows(ArticleTerms, ["article_id", "day", "packed"], _counted(counts), progress=_half(progress, total))
    counts[TermCount.ALL] = total
    insert_rows(TermCount, ["term", "articles"], sorted(counts.items()))
    rarities = {number: rarity(count, total) for number, count in counts.items()}
    with without_indexes(TermPosting):
        _enter_postings(rarities, lambda done: progress(total + done, 2 * total))


def _half(progress, total):
    return lambda done: progress(done, 2 * total)


def _counted(counts):
    """(article, day, packed words) of each published article; adds their words to `counts`."""
    articles = Article.objects.order_by("pk").only("title", "chapo", "body", "state", "published_at")
    for article in in_order(articles):
        if article.state != State.PUBLISHED:
            continue
        packed = packed_terms(article)
        counts.update(unpack(packed).weights.keys())
        yield article.pk, day_of(article), packed


def in_order(rows):
    """`rows`, a queryset ordered by `pk`, by batches that each begin after the last: nothing stays open meanwhile.

    Best without a condition: one that an index answers, SQLite sorts for each batch again.
    """
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        yield from batch
        last = batch[-1].pk


def _enter_postings(rarities, progress):
    table = TermPosting._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE {_WAITING} (term bigint, day integer, article_id bigint)")
        rows, done = in_order(ArticleTerms.objects.order_by("pk")), 0
        while batch := list(islice(rows, BATCH)):
            found = (
                (number, row.day, row.pk) for row in batch for number in telling(unpack(row.packed), rarities, POSTED)
            )
            copy_rows(_WAITING, ["term", "day", "article_id"], found)
            done += len(batch)
            progress(done)
        cursor.execute(
            f"INSERT INTO {table} (term, day, article_id)"  # noqa: S608
            f" SELECT term, day, article_id FROM {_WAITING} ORDER BY term, day, article_id"
        )
        cursor.execute(f"DROP TABLE {_WAITING}")
