"""Pairs that an editor refused: kept with the article, never proposed again."""

from django.db import transaction

from articles.models import Article, RefusedLink


@transaction.atomic
def set_refusals(article, targets, *, by):
    """Make the articles whose keys are `targets` those refused for `article`; those already refused keep their date."""
    wanted = set(Article.objects.filter(pk__in=targets).exclude(pk=article.pk).values_list("pk", flat=True))
    known = set(article.refused_links.values_list("target_id", flat=True))
    article.refused_links.filter(target_id__in=known - wanted).delete()
    RefusedLink.objects.bulk_create(
        [RefusedLink(article=article, target_id=target, by=by) for target in sorted(wanted - known)],
        ignore_conflicts=True,
    )
