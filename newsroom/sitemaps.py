"""The sitemaps of the whole site: the news, and the pages that are not news."""

from datetime import date

from django.contrib.sitemaps.views import SitemapIndexItem, sitemap
from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, re_path, reverse
from django.utils.html import escape

from articles.addresses import absolute
from articles.footer_pages import public_pages
from articles.sitemaps import NewsSitemap, SiteSitemap, article_files, articles_of_month
from articles.sitemaps import sitemaps as article_sitemaps


class PageSitemap(SiteSitemap):
    """The front page, the archive, the contact form, the plan of the site, and the pages edited in the admin."""

    def items(self):
        names = ("front_page", "archive", "dossiers", "corrections")
        names = [*(f"articles:{name}" for name in names), "contact", "site_map"]
        fixed = [reverse(name) for name in names]
        pages = public_pages().order_by("url")
        return fixed + [page.get_absolute_url() for page in pages]

    def location(self, address):
        return address


#: «sitemap-articles-2026-11.xml».
ARTICLES_OF_MONTH = r"^sitemap-articles-(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])\.xml$"
SITEMAPS = article_sitemaps | {"pages": PageSitemap}


def sitemap_index(request):
    """The index: every file of every sitemap. Django's own takes its addresses from the Sites table."""
    files = [SitemapIndexItem(_article_file(month), changed) for month, changed in article_files()]
    files += [entry for name, make in SITEMAPS.items() for entry in _files(name, make())]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": files}, content_type="application/xml")


def article_sitemap(request, year, month):
    """The articles of one month. Written here: Django's own spends a millisecond on twenty addresses."""
    entries = articles_of_month(date(int(year), int(month), 1))
    if not entries:
        raise Http404
    return HttpResponse("".join(_urlset(entries)), content_type="application/xml")


def _urlset(entries):
    # Neither an address of ours nor a date holds what XML escapes, SITE_URL apart.
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for address, day in entries:
        yield f"<url><loc>{escape(address)}</loc><lastmod>{day}</lastmod></url>\n"
    yield "</urlset>\n"


def _article_file(month):
    return absolute(reverse("article_sitemap", args=[month.year, f"{month:%m}"]))


def _files(name, one_sitemap):
    """The entries of the index for one sitemap, each with the date of its last change."""
    url = absolute(reverse("sitemap", args=[name]))
    lastmod = one_sitemap.get_latest_lastmod()
    pages = range(1, one_sitemap.paginator.num_pages + 1)
    return [SitemapIndexItem(f"{url}?p={page}" if page > 1 else url, lastmod) for page in pages]


sitemap_urls = [
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path(
        "sitemap-actualites.xml",
        sitemap,
        {"sitemaps": {"actualites": NewsSitemap}, "template_name": "news_sitemap.xml"},
        name="news_sitemap",
    ),
    re_path(ARTICLES_OF_MONTH, article_sitemap, name="article_sitemap"),
    path("sitemap-<slug:section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
