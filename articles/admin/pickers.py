"""What the writing surface asks the desk: articles a LIRE link may point to, photos of the library.

Mounted by `ArticleAdmin` behind `admin_site.admin_view`, which lets only members of the staff through.
"""

from django.contrib.auth.decorators import permission_required
from django.db.models import Q, Value
from django.db.models.functions import Length, StrIndex
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from articles.desk_search import holding, words_sought
from articles.models import Article, Photo
from articles.search.forms import SearchForm
from articles.text.dates import long_date
from articles.text.keys import keys_in

MAX_RESULTS = 12
#: Photos of one text that one answer describes.
MAX_IDS = 100


@require_GET
@permission_required("articles.view_article", raise_exception=True)
def suggest_articles(request):
    """Published articles that hold every word of `q`, those that have the first in their title before the others.

    {"results": [{"id": 1, "title": "…", "date": "24 novembre 2026"}, …]}, the newest first, at most MAX_RESULTS.
    """
    published = Article.objects.published().only("surtitre", "title", "published_at")
    articles = _matching(published, SearchForm(request.GET).question)
    return JsonResponse({"results": [article_result(article) for article in articles[:MAX_RESULTS]]})


@require_GET
@permission_required("articles.view_photo", raise_exception=True)
def suggest_photos(request):
    """Photos whose caption, credit or alternative text holds every word of `q`; or those that `ids` («1,2») names.

    {"results": [{"id": 1, "thumbnail": "/media/…", "caption": "…", "credit": "© …"}, …]}, the newest first,
    at most MAX_RESULTS of a search and MAX_IDS of a list.
    """
    photos = Photo.objects.all()
    if "ids" in request.GET:
        photos = photos.filter(pk__in=keys_in(request.GET["ids"].split(",")[:MAX_IDS]))
    else:
        photos = holding(photos, "folded", SearchForm(request.GET).question)[:MAX_RESULTS]
    return JsonResponse({"results": [photo_result(photo) for photo in photos]})


def _matching(articles, question):
    words = words_sought(question)
    if not words:
        return articles.newest_first()
    # The searched text begins with the surtitre and the title: a word found that early is one of theirs.
    return (
        holding(articles, "search_text", question)
        .annotate(found_at=StrIndex("search_text", Value(words[0])))
        .annotate(is_in_title=Q(found_at__lte=Length("surtitre") + Length("title")))
        .order_by("-is_in_title", "-published_at", "-pk")
    )


def article_result(article):
    """An article as the writing surface shows it."""
    return {
        "id": article.pk,
        "title": article.headline,
        "date": long_date(timezone.localtime(article.published_at)),
    }


def photo_result(photo):
    """A photo as the writing surface shows it."""
    return {
        "id": photo.pk,
        "thumbnail": photo.thumbnail_url,
        "caption": photo.caption or photo.alt,
        "credit": photo.credit_line,
    }
