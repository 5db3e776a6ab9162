"""What search reads: one row a published article, one row a term. `articles.search.index` writes both."""

from django.db import models


class SearchEntry(models.Model):
    """The terms of one published article, its date to come or not.

    The database indexes these columns by itself (see migration 0002): FTS5 by triggers, PostgreSQL by a generated
    column. A migration that alters this table must therefore make the triggers again on SQLite.
    """

    #: Grows with the date of publication, so that the newest matches are read first: see `articles.search.index`.
    position = models.BigAutoField(primary_key=True)
    article = models.OneToOneField("articles.Article", on_delete=models.CASCADE, related_name="search_entry")
    title = models.TextField()
    chapo = models.TextField()
    text = models.TextField()
    #: The rubrique, the tags and the authors as words («rubrique3 motcle12 auteur5»): a filter is one more term.
    facets = models.TextField()


class SearchTerm(models.Model):
    """How many entries hold a term: tells the rare from the common, and what a misspelt word may have been.

    The empty term counts the entries themselves.
    """

    term = models.CharField(max_length=40, primary_key=True)
    #: A word of the archive behind the term, as readers write it.
    written = models.CharField(max_length=40)
    entry_count = models.IntegerField()
