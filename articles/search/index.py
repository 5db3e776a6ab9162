"""Keeps the index: what is published is in it, from the transaction that publishes it; nothing else is."""

from collections import Counter

from django.db import connection, transaction

from articles.choices import State
from articles.models import Article, Byline, SearchEntry
from articles.search.backends import backend
from articles.search.terms import terms_of
from articles.search.vocabulary import count_terms
from articles.text.plain import plain_text

#: Articles of one minute stand in the order of their keys, as long as there are not more of them than this.
PER_MINUTE = 4096
#: Articles of one transaction of a rebuild: about a second.
BATCH = 2_000


def index_article(article):
    """Make the index say what `article` says now (saved, with its tags and authors); nothing if it is not published."""
    index_articles([article])


@transaction.atomic
def index_articles(articles):
    """The same for a list of articles, in the same few queries."""
    wanted = {entry.article_id: entry for entry in _entries([a for a in articles if a.state == State.PUBLISHED])}
    for old in SearchEntry.objects.filter(article__in=articles):
        if _says_the_same(old, wanted.get(old.article_id)):
            del wanted[old.article_id]
        else:
            old.delete()
    # Oldest first: FTS5 writes out all it holds each time a row comes before the last one.
    entries = sorted(wanted.values(), key=lambda entry: entry.position)
    _place(entries)
    SearchEntry.objects.bulk_create(entries)
    count_terms(Counter(term for entry in entries for term in _distinct_terms(entry)), _texts_of(entries))


def forget_terms(sender, instance, **kwargs):
    """Whatever deletes an entry (its article's end too), its terms leave the counts: receiver of post_delete."""
    count_terms(dict.fromkeys(_distinct_terms(instance), -1))


def rebuild(*, progress=lambda done, total: None):
    """Empty the index and fill it again, newest articles first, in short transactions: the site goes on serving."""
    with transaction.atomic(), connection.cursor() as cursor:
        backend().clear(cursor)
    keys = list(Article.objects.filter(state=State.PUBLISHED).newest_first().values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        index_articles(list(Article.objects.filter(pk__in=batch).defer("body_html", "appendix_html", "search_text")))
        progress(start + len(batch), len(keys))


def facet(kind, key):
    """The word by which a filter finds entries: «section3», «tag12», «author5»."""
    return f"{kind}{key}"


def position_at(moment):
    """The first position of the minute of `moment` (aware datetime)."""
    return int(moment.timestamp()) // 60 * PER_MINUTE


def _entries(articles):
    facets = _facets(articles)
    for article in articles:
        entry = SearchEntry(
            article=article,
            position=position_at(article.published_at) + article.pk % PER_MINUTE,
            title=" ".join(terms_of(article.title)),
            chapo=" ".join(terms_of(f"{article.surtitre} {article.chapo}")),
            text=" ".join(terms_of(plain_text(article.body))),
            facets=" ".join(facets[article.pk]),
        )
        yield entry


def _facets(articles):
    found = {article.pk: [facet("section", article.section_id)] for article in articles}
    for kind, rows in (("tag", Article.tags.through.objects), ("author", Byline.objects)):
        for pk, key in rows.filter(article__in=articles).order_by(kind).values_list("article", kind):
            found[pk].append(facet(kind, key))
    return found


def _says_the_same(old, new):
    return new is not None and all(
        getattr(old, column) == getattr(new, column) for column in ("position", "title", "chapo", "text", "facets")
    )


def _place(entries):
    """Give each entry a free position: its own, or one a little later when another has it."""
    own = [entry.position for entry in entries]
    taken = set(SearchEntry.objects.filter(position__in=own).values_list("position", flat=True))
    for entry in entries:
        step = 1
        while entry.position in taken or (step > 1 and SearchEntry.objects.filter(position=entry.position).exists()):
            entry.position += step
            step *= 2
        taken.add(entry.position)


def _distinct_terms(entry):
    """Its terms, each once; the empty one stands for the entry itself."""
    return {"", *entry.title.split(), *entry.chapo.split(), *entry.text.split()}


def _texts_of(entries):
    for entry in entries:
        article = entry.article
        yield f"{article.title} {article.surtitre} {article.chapo} {plain_text(article.body)}"
