"""Readers who come through the page cache, as the web server brings them."""

import io
import sys
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler

from newsroom.pagecache.application import MEBIBYTE, PageCache


@dataclass
class Seen:
    """What a reader got: `status` (int), `headers` by lower-case name, `body`."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self):
        return self.body.decode()


class Site:
    """Django behind a page cache; `renders` counts what reached Django."""

    def __init__(self):
        self.renders = 0
        self.cache = PageCache(self._django, 8 * MEBIBYTE)
        self._handler = WSGIHandler()

    def _django(self, environ, start_response):
        self.renders += 1
        return self._handler(environ, start_response)

    def post(self, address, data, **headers):
        """Send the form `data` (dict) to `address`."""
        body = urlencode(data).encode()
        form = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body))}
        return self.get(address, method="POST", more=form | {"wsgi.input": io.BytesIO(body)}, **headers)

    def get(self, address, *, method="GET", more=(), **headers):
        """Ask for `address`; `headers` in WSGI's names without HTTP_: `COOKIE="…"`; `more`: other keys of WSGI."""
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "192.0.2.7",
            "HTTP_HOST": "testserver",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        environ |= {f"HTTP_{name}": value for name, value in headers.items()} | dict(more)
        heads = []
        parts = self.cache(environ, lambda status, headers, exc_info=None: heads.append((status, headers)))
        try:
            body = b"".join(parts)
        finally:
            getattr(parts, "close", lambda: None)()
        status, pairs = heads[-1]
        return Seen(int(status[:3]), {name.lower(): value for name, value in pairs}, body)

    def kept(self):
        """Keys of the pages kept, those with parameters last."""
        return sorted(self.cache.memory.pages(), key=lambda key: (isinstance(key, tuple), key))
