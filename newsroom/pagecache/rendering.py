"""What Django answers to nobody in particular."""

import sys
from dataclasses import dataclass, replace
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.db import Error, connection

from articles.freshness import NAMES_HEADER, NEWS, SITE
from newsroom.pagecache.expiry import next_change

KEPT_STATUSES = {200, 301, 410}
#: Headers that the page cache writes itself, for each encoding.
OWN_HEADERS = {
    *("cache-control", "cdn-cache-control", "surrogate-control"),
    *("content-encoding", "content-length", "etag", "last-modified", "vary"),
    NAMES_HEADER.lower(),
}


@dataclass(frozen=True)
class Rendering:
    """One answer: status line, headers as (name, value), body; `expires_at` (seconds since 1970) if it may be kept."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes
    expires_at: float | None = None

    @property
    def code(self):
        return int(self.status[:3])

    @property
    def names(self):
        """The names it carries: see `articles.freshness`."""
        return [SITE, *(self._header(NAMES_HEADER) or NEWS).split()]

    @property
    def is_for_all(self):
        """Whether it is the same for everybody. A page that says how long it lasts, or for whom, is left to Django."""
        vary = {part.strip().lower() for part in self._header("Vary").split(",")} - {""}
        return (
            vary <= {"accept-encoding"}
            and not self._header("Set-Cookie")
            and not self._header("Cache-Control")
            and "'nonce-" not in self._header("Content-Security-Policy")
        )

    @property
    def shown_headers(self):
        """Those that leave with it, whatever the encoding."""
        return [(name, value) for name, value in self.headers if name.lower() not in OWN_HEADERS]

    def _header(self, name):
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())


def render(django, key, moment):
    """Ask the WSGI application `django` for the page kept under `key`, at `moment` (seconds since 1970)."""
    heads = []

    def start_response(status, headers, exc_info=None):
        heads.append((status, headers))

    parts = django(neutral(key), start_response)
    try:
        rendering = Rendering(*heads[-1], b"".join(parts))
        if rendering.code not in KEPT_STATUSES or not rendering.is_for_all:
            return rendering
        # Before `close`, which gives the database's connection back.
        return replace(rendering, expires_at=next_change(moment))
    except Error:
        return rendering
    finally:
        parts.close()


def neutral(key):
    """The WSGI request for the page of `key` that says nothing of whoever asks: no cookie, name, language, address."""
    path, query = (key, "") if isinstance(key, str) else key
    site = urlsplit(settings.SITE_URL)
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "REMOTE_ADDR": "",
        "HTTP_HOST": site.netloc,
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(site.port or {"http": 80, "https": 443}[site.scheme]),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        environ[name] = value
    return environ


def database_answers():
    """Whether the database can be read at all: asked by a connection of its own, which `connect_timeout` ends.

    The thread's may wait for ever for a server that hangs. SQLite has no server, and costs nothing to ask.
    """
    own = connection if connection.vendor == "sqlite" else connection.copy()
    try:
        with own.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    finally:
        if own is connection:
            own.close_if_unusable_or_obsolete()
        else:
            own.close()
    return True
