"""Links that mend themselves: articles choose again when a target leaves, and when something newer fits better."""

from datetime import timedelta

from django.db import transaction
from django_tasks import task

from articles.freshness import links_changed
from articles.lire.choice import choose_related, source_of
from articles.lire.rows import chosen_links, store_links
from articles.models import Article, RelatedLink, ReplacedLink
from articles.text.blocks import parse_body

#: The newest articles, this many, choose again when a target leaves; the others just show one link less.
RELINKED = 200
#: A new article may enter the links of this many others, the likest to it, published at most that many days before it.
REFRESHED, FRESH_DAYS = 20, 30


@task()
def relink_around(article_id):
    """Let the articles whose automatic choice led to an article that left choose again, the newest first."""
    if Article.objects.published().filter(pk=article_id).exists():  # It came back in the meantime.
        return
    links = RelatedLink.objects.filter(target=article_id, is_automatic=True, article__chooses_related=True)
    for link in links.select_related("article").order_by("-article__published_at")[:RELINKED]:
        relink(link.article, cause=ReplacedLink.Cause.TARGET_LEFT)


@task()
def refresh_around(article_id):
    """Let recent articles that go with one just published choose again: it may fit them better than what they have.

    Does nothing if it is not online, or not yet: a date moved later has queued another task.
    """
    article = Article.objects.published().filter(pk=article_id).first()
    if article is None:
        return
    likest = choose_related(article, source_of(article), wanted=REFRESHED)
    since = article.published_at - timedelta(days=FRESH_DAYS)
    older = Article.objects.filter(published_at__range=(since, article.published_at), chooses_related=True)
    for other in older.filter(pk__in=[candidate.key for candidate in likest]):
        relink(other, cause=ReplacedLink.Cause.BETTER_FIT)


def relink(article, *, cause):
    """Choose the automatic links of `article` again, and note for the desk what gave way to what.

    Nothing is written if nothing changes, nor if the article was saved meanwhile: that chose too.
    """
    # The choice is the long part: made before anything is locked, it holds up nobody who writes.
    rows = chosen_links(article, parse_body(article.body))
    if [_said(row) for row in rows] == [_said(row) for row in article.related_links.order_by("position")]:
        return
    with transaction.atomic():
        same = Article.objects.select_for_update().filter(pk=article.pk, modified_at=article.modified_at)
        if same.first() is None:
            return
        before, after = _automatic(article), [row.target_id for row in rows if row.is_automatic]
        store_links(article, rows)
        links_changed(article)
        gone, come = [t for t in before if t not in after], [t for t in after if t not in before]
        ReplacedLink.objects.bulk_create(
            ReplacedLink(article=article, removed_id=target, added_id=come[n] if n < len(come) else None, cause=cause)
            for n, target in enumerate(gone)
        )


def _said(link):
    return link.target_id, link.after_block, link.is_automatic, link.reasons


def _automatic(article):
    return list(article.related_links.filter(is_automatic=True).values_list("target_id", flat=True))
