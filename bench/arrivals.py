"""Visitors who come at a steady rate, whatever the site does: an open loop.

Each has a moment at which it should come. How long it waited is counted from there, not from when somebody was free to
ask: a site that stands still for a second makes all who come in that second wait, and p99 says so.
"""

import http.client
import threading
import time
from collections import Counter, defaultdict
from queue import Empty, SimpleQueue

TIMEOUT = 30


class Arrivals:
    """Do each of `acts` at its moment, by `hands` threads: (kind, what to do with a Visitor; returns its status).

    `waited`: kind → seconds of each that went well. `failures`: what went wrong → how often.
    """

    def __init__(self, host, *, rate, hands):
        self._host, self._rate, self._hands = host, rate, hands
        self.waited, self.failures = defaultdict(list), Counter()

    def run(self, acts):
        """Returns how many seconds it took."""
        began = time.monotonic() + 0.1
        queue = SimpleQueue()
        for number, act in enumerate(acts):
            queue.put((began + number / self._rate, *act))
        threads = [threading.Thread(target=self._work, args=[queue]) for _ in range(self._hands)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.monotonic() - began

    def _work(self, queue):
        visitor = Visitor(self._host)
        while True:
            try:
                moment, kind, act = queue.get_nowait()
            except Empty:
                visitor.leave()
                return
            time.sleep(max(0, moment - time.monotonic()))
            try:
                act(visitor)
            except Exception as error:  # noqa: BLE001 -- one that is not counted would be no error of the measure
                visitor.leave()
                self.failures[f"{kind}: {type(error).__name__} {error}"] += 1
            else:
                self.waited[kind].append(time.monotonic() - moment)


class RefusedError(Exception):
    """An answer that nobody should get, in a sentence."""


class Visitor:
    """Somebody with one connection that stays open."""

    def __init__(self, host):
        self._connection = http.client.HTTPConnection(host, timeout=TIMEOUT)

    def ask(self, method, path, *, body=None, headers=None, expected=200):
        """(headers, bytes) of the answer. Raises RefusedError if its status is not `expected`."""
        self._connection.request(method, path, body, headers or {})
        answer = self._connection.getresponse()
        page = answer.read()
        if answer.status != expected:
            raise RefusedError(f"{method} answered {answer.status}")
        return answer.headers, page

    def leave(self):
        """Close the connection; `ask` opens another."""
        self._connection.close()
