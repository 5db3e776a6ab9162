"""What the pages of an article and its cards load, in queries that are prepared (`articles.prepared`).

Written by Django each time, those of an article's page took two thirds of the time that the page took.
"""

from django.db.models import BigAutoField, DateTimeField, SlugField
from django.utils import timezone

from articles.models import Article, Byline, Correction, RelatedLink, Tag
from articles.prepared import Prepared

#: Columns of an author that pages show beside what they signed.
SIGNATURE = ("name", "slug", "role", "biography", "portrait__picture_html")
KEY, MOMENT = BigAutoField(), DateTimeField()

_published = Prepared(
    lambda slug, now: Article.objects.published(now=now).for_detail(now=now).filter(slug=slug)[:1],
    slug=SlugField(),
    now=MOMENT,
)
_any_state = Prepared(lambda pk, now: Article.objects.for_detail(now=now).filter(pk=pk), pk=KEY, now=MOMENT)
_bylines = Prepared(
    lambda articles: (
        Byline.objects.filter(article__in=articles)
        .select_related("author__portrait")
        .only("article", "role", *(f"author__{name}" for name in SIGNATURE))
    ),
    articles=[KEY],
)
_tags = Prepared(lambda article: Tag.objects.filter(articles=article), article=KEY)
_corrections = Prepared(
    lambda article, now: Correction.objects.visible(now=now).filter(article=article), article=KEY, now=MOMENT
)
_links = Prepared(
    lambda article, now: RelatedLink.objects.visible(now=now).for_display().filter(article=article),
    article=KEY,
    now=MOMENT,
)


def published_article(slug):
    """The article at `slug` that readers may see, with all that its page shows, comments apart; None if there is none.

    Four queries, a fifth where it was corrected.
    """
    now = timezone.now()
    return _with_parts(_published(slug=slug, now=now), now)


def whole_article(pk):
    """The same of the article `pk` in whatever state it is, for previews."""
    now = timezone.now()
    return _with_parts(_any_state(pk=pk, now=now), now)


def load_bylines(articles):
    """Load the signatures of `articles` (`Article.signed_by`), in one query."""
    signed = {article.pk: [] for article in articles}
    for byline in _bylines(articles=list(signed)):
        signed[byline.article_id].append(byline)
    for article in articles:
        article.signed_by = signed[article.pk]


def _with_parts(found, now):
    if not found:
        return None
    article = found[0]
    load_bylines([article])
    article.keywords = _tags(article=article.pk)
    article.visible_corrections = _corrections(article=article.pk, now=now) if article.has_corrections else []
    article.visible_related_links = _links(article=article.pk, now=now)
    return article
