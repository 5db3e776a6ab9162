"""Merging tags without losing a link."""

from django.db import transaction

from articles.freshness import site_changed
from articles.lists import enter_in_lists
from articles.models import OldTagSlug
from articles.search.index import index_articles


@transaction.atomic
def merge_tags(source, target):
    """Give all articles and addresses of `source` to `target`, and delete `source`.

    Old addresses of both lead straight to `target`. Raises ValueError if the two are the same.
    """
    if source.pk == target.pk:
        raise ValueError("a tag cannot be merged into itself")
    articles = list(source.articles.all())
    target.articles.add(*articles)
    source.old_slugs.update(tag=target)
    OldTagSlug.objects.update_or_create(slug=source.slug, defaults={"tag": target})
    source.delete()
    index_articles(articles)
    enter_in_lists(articles)
    site_changed()
