"""Links of a text that lead nowhere on this very site. Those to other sites are not asked."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from articles.footer_pages import public_pages
from articles.models import Article, Author, OldSlug, OldTagSlug, Section, Tag
from articles.querysets import published_q
from articles.text.blocks import split_blocks
from articles.text.hrefs import host
from articles.text.markup import attributes, tag_name, tokens
from articles.text.plain import plain_text

_LIRE = re.compile(r'<aside data-lire="([1-9][0-9]*)">')

#: Name of an address that ends with a slug → the rows that it opens, or from which it leads on.
_ROWS = {
    "articles:detail": lambda: (Article.objects.published(), OldSlug.objects.filter(published_q("article__"))),
    "articles:section": lambda: (Section.objects.all(),),
    "articles:tag": lambda: (Tag.objects.all(), OldTagSlug.objects.all()),
    "articles:author": lambda: (Author.objects.all(),),
}
#: Name of the addresses of the footer pages.
_PAGE = "page"


def dead_links(body):
    """The addresses of a clean `body` that open no page of this site, in order, each once."""
    hrefs = list(dict.fromkeys(_own_hrefs(body)))
    dead, slugs_by_name = set(), {}
    for href in hrefs:
        try:
            match = resolve(urlsplit(href).path or "/")
        except Resolver404:
            dead.add(href)
            continue
        if match.view_name in _ROWS or match.view_name == _PAGE:
            slugs_by_name.setdefault(match.view_name, {})[href] = match.kwargs["slug"]
    for name, slug_of in slugs_by_name.items():
        living = _living(name, set(slug_of.values()))
        dead.update(href for href, slug in slug_of.items() if slug not in living)
    return [href for href in hrefs if href in dead]


def dead_lire_links(body):
    """The labels of the LIRE links of a clean `body` whose article readers cannot open, in order."""
    label_of = {
        int(target[1]): plain_text(block.html.replace("aside", "p"))
        for block in split_blocks(body)
        if (target := _LIRE.match(block.html))
    }
    living = set(Article.objects.published().filter(pk__in=label_of).values_list("pk", flat=True)) if label_of else ()
    return [label or f"n°\u00a0{target}" for target, label in label_of.items() if target not in living]


def _living(name, slugs):
    if name == _PAGE:
        pages = public_pages().filter(url__in=[f"/{slug}/" for slug in slugs])
        return {url.strip("/") for url in pages.values_list("url", flat=True)}
    return {slug for rows in _ROWS[name]() for slug in rows.filter(slug__in=slugs).values_list("slug", flat=True)}


def _own_hrefs(body):
    """The links of `body` to pages of this site; files are served by others, under addresses of their own."""
    own = host(settings.SITE_URL)
    for token in tokens(body):
        href = attributes(token).get("href", "") if tag_name(token) == "a" else ""
        is_own = href.startswith("/") or (href.startswith("http") and host(href) == own)
        if is_own and not urlsplit(href).path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
            yield href
