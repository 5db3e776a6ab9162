"""An article before it is out, for somebody outside who was given a link: never cached, never listed."""

from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from articles.loading import whole_article
from articles.metadata import NOT_INDEXED, Metadata
from articles.models import PreviewLink
from articles.roles import may_be_shown_outside

HEADERS = {"X-Robots-Tag": "noindex", "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer"}


@require_safe
def outside_preview(request, token):
    """The page of the article as stored: 404 for a link nobody made, 410 once it is closed; once it is out, its own."""
    link = PreviewLink.objects.signed(token)
    if link is None:
        raise Http404
    if not link.is_open or not may_be_shown_outside(link.article):
        response = TemplateResponse(request, "articles/outside_closed.html", status=410)
    elif link.article.is_published:
        response = redirect(link.article)
    else:
        response = _page(request, link)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _page(request, link):
    article = whole_article(link.article_id)
    # Nothing for machines: no card, no canonical address, no structured data.
    head = Metadata(article.title, "", "", NOT_INDEXED, tags=[], json_ld=SafeString(""), feeds=[])
    context = {"article": article, "metadata": head, "is_preview": True, "link": link}
    return TemplateResponse(request, "articles/outside_preview.html", context)
