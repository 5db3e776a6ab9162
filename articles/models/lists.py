"""Lists by date, as the database keeps them: a keyword's and an author's, each in the order that readers see.

No index can hold a keyword and the date of its article, which are columns of two tables: these rows are that index.
`articles.lists` writes them.
"""

from django.db import models

from articles.querysets import ListEntryQuerySet


class ListEntry(models.Model):
    """One published article in one list, its date to come or not. The key, read backwards, is the list."""

    published_at = models.DateTimeField()
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="%(class)s")

    objects = ListEntryQuerySet.as_manager()

    class Meta:
        abstract = True


class TagEntry(ListEntry):
    """An article that carries a keyword."""

    pk = models.CompositePrimaryKey("tag_id", "published_at", "article_id")
    tag = models.ForeignKey("articles.Tag", on_delete=models.CASCADE, db_index=False, related_name="+")


class AuthorEntry(ListEntry):
    """An article that an author signed, alone or with others."""

    pk = models.CompositePrimaryKey("author_id", "published_at", "article_id")
    author = models.ForeignKey("articles.Author", on_delete=models.CASCADE, db_index=False, related_name="+")
