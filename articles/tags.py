"""Merging tags and renaming their addresses, without losing a link."""

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
    OldTagSlug.objects.create(slug=source.slug, tag=target)
    source.delete()
    index_articles(articles)
    enter_in_lists(articles)
    site_changed()


@transaction.atomic
def keep_old_tag_slug(tag, old_slug):
    """Remember that `tag` was once at `old_slug`, so that the address goes on leading to it."""
    if old_slug and old_slug != tag.slug:
        OldTagSlug.objects.update_or_create(slug=old_slug, defaults={"tag": tag})
        OldTagSlug.objects.filter(slug=tag.slug).delete()
