"""The WSGI application that stands before Django's."""

import logging
import time
from functools import lru_cache, partial
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from newsroom.pagecache.counters import counters, snapshot
from newsroom.pagecache.flights import Flights
from newsroom.pagecache.memory import Memory
from newsroom.pagecache.outage import Outage
from newsroom.pagecache.page import Answer, Page
from newsroom.pagecache.pages import key_of
from newsroom.pagecache.rendering import render

MEBIBYTE = 1024 * 1024
#: Characters of the name of a host, at most (RFC 1035, §2.3.4), with its port.
LONGEST_HOST = 261
#: What tells it to the caches in front, and to them alone.
KEPT_NOWHERE = [("CDN-Cache-Control", "no-store"), ("Surrogate-Control", "no-store")]

logger = logging.getLogger(__name__)


def with_page_cache(django):
    """`django` behind a page cache of PAGE_CACHE_MB; `django` itself if that is 0."""
    if not settings.PAGE_CACHE_MB:
        return django
    if not is_ours(urlsplit(settings.SITE_URL).netloc):
        logger.warning("Without page cache: the host of SITE_URL is not in ALLOWED_HOSTS.")
        return django
    return PageCache(django, settings.PAGE_CACHE_MB * MEBIBYTE)


def kept_nowhere(django):
    """`django`, whose answers tell the caches in front not to keep them, unless they say themselves who may.

    A CDN keeps a 404, which carries no name, for as long as it likes. How long a `Page` may be kept, it tells itself.
    """

    def application(environ, start_response):
        def start(status, headers, exc_info=None):
            is_said = any(name.lower() == "cache-control" for name, _value in headers)
            return start_response(status, headers if is_said else [*headers, *KEPT_NOWHERE])

        return django(environ, start)

    return application


@lru_cache(maxsize=256)
def is_ours(host):
    """Whether a request to `host` (name:port, of LONGEST_HOST at most) is one that Django would answer."""
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


class PageCache:
    """Answers from memory what it can, and keeps what Django answers to the rest; thread-safe.

    Whoever asks for a page while it is being made waits for it, rather than get the one before: a page takes some
    milliseconds, and a touch says when the last change was, not the first, so nobody could tell how old the old one is.
    """

    def __init__(self, django, most_bytes):
        self.django = kept_nowhere(django) if settings.PAGE_CACHE_PURGE_URLS else django
        self.memory = Memory(most_bytes)
        self._counters = counters()
        self._in_front = {
            "is_shared": bool(settings.PAGE_CACHE_PURGE_URLS),
            "is_behind_nginx": settings.PAGE_CACHE_BEHIND_NGINX,
        }
        self._host = urlsplit(settings.SITE_URL).netloc
        self._session = f"{settings.SESSION_COOKIE_NAME}="
        self._secure_header = settings.SECURE_PROXY_SSL_HEADER if settings.SECURE_SSL_REDIRECT else None
        self._flights = Flights()
        self._outage = Outage()

    def __call__(self, environ, start_response):
        if not (self._is_anybody(environ) and self._counters.is_current()):
            return self.django(environ, start_response)
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING")
        page = self._kept(path) if not query else None
        if page is None:
            key = key_of(path, query)
            if key is None:
                return self.django(environ, start_response)
            page = self._kept(key) or self._make_once(key)
        return page.answer(environ, start_response, self._counters.slots)

    def _is_anybody(self, environ):
        """Whether the answer depends on nothing but the address."""
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return False
        if self._session in environ.get("HTTP_COOKIE", "") or "HTTP_AUTHORIZATION" in environ:
            return False
        if self._secure_header and environ.get(self._secure_header[0]) != self._secure_header[1]:
            return False  # Django leads them to https.
        host = environ.get("HTTP_HOST", "")
        return host == self._host or (len(host) <= LONGEST_HOST and is_ours(host))

    def _kept(self, key):
        page = self.memory.get(key)
        return page if page is not None and page.is_fresh(self._counters.slots) else None

    def _make_once(self, key):
        old = self.memory.get(key)
        if old and self._outlives(old, self._outage.lasts):
            return old  # Without waiting for the thread that asks the database again.
        return self._flights.once(key, partial(self._make, key), lambda answer: answer.is_fresh(self._counters.slots))

    def _make(self, key, waited=False):
        old = self.memory.get(key)
        is_lost = self._outage.is_found if waited else self._outage.lasts
        if old and (old.is_fresh(self._counters.slots) or self._outlives(old, is_lost)):
            return old  # Another thread had made it when this one came to it, or found the database gone.
        # In this order: what is touched from here on is not in the table that the page remembers.
        table, moment = snapshot(self._counters.slots), time.time()
        rendering = render(self.django, key, moment)
        if rendering.code >= 500 and old and self._outlives(old, lambda: self._outage.explains(time.time() - moment)):
            return old
        if rendering.expires_at is None:
            return Answer(rendering, table, moment)
        page = Page(rendering, table, moment, **self._in_front)
        self.memory.put(key, page)
        return page

    def _outlives(self, old, is_lost):
        """Whether the `old` page is shown for want of a database; `is_lost()` is asked last."""
        return old.may_outlive_the_database(self._counters.slots) and is_lost()
