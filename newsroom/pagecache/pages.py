"""Which pages are kept, and under which key."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from django.urls import Resolver404, resolve

from articles.keyset import MARK, PARAMETER

_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_PAGED = {"page": _NUMBER}
_BY_DATE = _PAGED | {PARAMETER: MARK}

#: Name of the address → parameters of the query string that the page knows, and the values they may have. All others
#: are dropped before Django sees the request; one with another value leads to Django, uncached.
KEPT = {
    "articles:front_page": {},
    "articles:detail": {},
    "articles:section": _BY_DATE,
    "articles:tag": _BY_DATE,
    "articles:author": _BY_DATE,
    "articles:archive": {},
    "articles:month": _BY_DATE,
    "articles:dossiers": _PAGED,
    "articles:dossier": {},
    "articles:corrections": _PAGED,
    "articles:feed": {},
    "articles:feed_atom": {},
    "articles:section_feed": {},
    "articles:section_feed_atom": {},
    "articles:tag_feed": {},
    "articles:tag_feed_atom": {},
    "articles:author_feed": {},
    "articles:author_feed_atom": {},
    "articles:dossier_feed": {},
    "articles:dossier_feed_atom": {},
    "articles:corrections_feed": {},
    "articles:corrections_feed_atom": {},
    "comments:thread_page": {},
    "contact": {},
    "site_map": {},
    "contact_thanks": {},
    "page": {},
    "robots_txt": {},
    "humans_txt": {},
    "security_txt": {},
    "tdm_policy": {},
    "manifest": {},
    "sitemap_index": {},
    "news_sitemap": {},
    "article_sitemap": {},
    "sitemap": {"p": _NUMBER},
}


#: Characters of a path, at most; the longest of an article has half as many.
LONGEST = 512


@lru_cache(maxsize=1024)
def parameters_of(path):
    """What KEPT says of the page at `path` (PATH_INFO). Raises LookupError, which is not remembered, if nothing."""
    try:
        return KEPT[resolve(path).view_name]
    except Resolver404 as error:
        raise LookupError(path) from error


def key_of(path, query):
    """What a page is kept under: its path, or (path, the parameters it knows, in order). None if it is not kept.

    A pair, as no path can pass for it: «/?page=2» is one, whose question mark was written %3F.
    """
    if len(path) > LONGEST or not path.isascii():
        return None
    try:
        known = parameters_of(path)
    except LookupError:
        return None
    if not query:
        return path
    chosen = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name not in known:
            continue
        if name in chosen or not known[name].fullmatch(value):
            return None
        chosen[name] = value
    return (path, urlencode(sorted(chosen.items()))) if chosen else path
