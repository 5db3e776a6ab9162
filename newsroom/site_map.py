"""«Plan du site»: for readers, every way into the paper on one page."""

from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.contents import contents
from articles.footer_pages import public_pages
from articles.json_ld import breadcrumb
from articles.metadata import page_metadata


@require_safe
def site_map(request):
    """The page, in ten queries: the navigation, the four lists of the news, the footer pages."""
    title = gettext("Plan du site")
    lede = gettext("Les rubriques, les signatures et les mots-clés, avec leur nombre d’articles, puis les archives.")
    pages = public_pages().order_by("title")
    metadata = page_metadata(title, lede, request.path, things=[breadcrumb((title, request.path))])
    context = {"contents": contents(), "pages": pages, "lede": lede, "metadata": metadata}
    return TemplateResponse(request, "site_map.html", context)
