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
        # Without the lock, which would cost more than the rest: each of the two is one step, that no thread interrupts.
        page = self._pages.get(key)
        if page is not None:
            try:
                self._pages.move_to_end(key)
            except KeyError:
                return page  # It left meanwhile.
        return page

    def put(self, key, page):
        """Keep `page`, in place of what stood there; one larger than a quarter of the room is not kept."""
        with self._lock:
            if former := self._pages.pop(key, None):
                self.bytes -= former.size
            if page.size > self.most_bytes // 4:
                return
            self._pages[key] = page
            self.bytes += page.size
            while self.bytes > self.most_bytes:
                _key, oldest = self._pages.popitem(last=False)
                self.bytes -= oldest.size

    def pages(self):
        """What is kept, as a dict."""
        with self._lock:
            return dict(self._pages)
