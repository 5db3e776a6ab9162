"""Keeps the lists by keyword and by author: what is published is in them, from the transaction that publishes it."""

from django.db import connection, transaction

from articles.choices import State
from articles.models import Article, AuthorEntry, Byline, TagEntry

#: Model of the entries, name of the list they are of, model that says which articles belong to it.
_LISTS = [(TagEntry, "tag", Article.tags.through), (AuthorEntry, "author", Byline)]


@transaction.atomic
def enter_in_lists(articles):
    """Make the lists say what `articles` (saved, with their tags and authors) say; nothing of those unpublished."""
    dates = {article.pk: article.published_at for article in articles if article.state == State.PUBLISHED}
    for model, name, links in _LISTS:
        belonging = links.objects.filter(article__in=dates).order_by().values_list(f"{name}_id", "article_id")
        wanted = {(subject, dates[article], article) for subject, article in belonging}
        known = model.objects.filter(article__in=articles)
        stored = set(known.values_list(f"{name}_id", "published_at", "article_id"))
        if gone := stored - wanted:
            model.objects.filter(pk__in=list(gone)).delete()
        model.objects.bulk_create(model(pk=key) for key in sorted(wanted - stored))


@transaction.atomic
def rebuild():
    """Empty the lists and fill them again from the whole archive: one statement each."""
    with connection.cursor() as cursor:
        for model, name, links in _LISTS:
            table, source, articles = model._meta.db_table, links._meta.db_table, Article._meta.db_table
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 -- names of tables
            cursor.execute(
                f"INSERT INTO {table} ({name}_id, published_at, article_id)"  # noqa: S608
                f" SELECT link.{name}_id, article.published_at, article.id"
                f" FROM {source} AS link JOIN {articles} AS article ON article.id = link.article_id"
                " WHERE article.state = %s ORDER BY 1, 2, 3",
                [State.PUBLISHED],
            )
