"""Addresses: made from titles, never the same twice, never one that another page once had."""

from itertools import count

from django.utils.text import slugify

MAX_LENGTH = 90


def base_slug(title):
    """«L’eau monte à Goma» → «l-eau-monte-a-goma», cut between words at MAX_LENGTH."""
    slug = slugify(title.replace("’", " ").replace("'", " ").replace("œ", "oe").replace("Œ", "Oe"))
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1].rsplit("-", 1)[0][:MAX_LENGTH]
    return slug or "article"


def free_article_slug(article):
    """A slug for `article` that no other article has or had: «titre», «titre-2», «titre-3»…"""
    base = base_slug(article.title)
    model = type(article)
    others = model.objects.exclude(pk=article.pk)
    old = model.old_slugs.rel.related_model.objects.exclude(article=article.pk)
    for number in count(1):
        slug = base if number == 1 else f"{base}-{number}"
        if not others.filter(slug=slug).exists() and not old.filter(slug=slug).exists():
            return slug
    raise AssertionError("unreachable: count() never ends")
