"""The pages that one process keeps: those read last, as many as fit."""

from collections import OrderedDict
from threading import Lock


class Memory:
    """Pages by key, bounded by the sum of their `size` (bytes); the one that nobody read for longest leaves first."""

    def __init__(self, most_bytes):
        self.most_bytes = most_bytes
        self.bytes = 0
        self._pages = OrderedDict()
        self._lock = Lock()

    def get(self, key):
        """The page kept under `key`, or None."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key, page):
        """Keep `page`, in place of what stood there; one larger than a tenth of the room is not kept."""
        with self._lock:
            self._remove(key)
            if page.size > self.most_bytes // 10:
                return
            self._pages[key] = page
            self.bytes += page.size
            while self.bytes > self.most_bytes:
                self._remove(next(iter(self._pages)))

    def pages(self):
        """What is kept, as a dict."""
        with self._lock:
            return dict(self._pages)

    def _remove(self, key):
        page = self._pages.pop(key, None)
        if page is not None:
            self.bytes -= page.size
