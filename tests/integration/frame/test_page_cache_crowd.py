"""Many who ask for the same page at once: it is made once, and nobody waits for long."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock

import pytest

from articles.freshness import NEWS
from newsroom.pagecache import flights, rendering
from newsroom.pagecache.application import PageCache
from newsroom.pagecache.counters import counters
from tests.integration.frame.readers import Site

READERS = 8


@pytest.fixture(autouse=True)
def expiry(monkeypatch):
    """Asks no database: each reader's thread would open a connection of its own."""
    monkeypatch.setattr(rendering, "next_change", lambda moment: moment + 60)


class SlowDjango:
    """A Django that answers when told to; `made` counts how often it was asked. Each answer bears its number.

    `together`: a Barrier at which all but the first answer wait for each other.
    """

    def __init__(self, status="200 OK", headers=(), together=None):
        self.status, self.headers = status, [("Content-Type", "text/plain"), *headers]
        self.together = together
        self.made = 0
        self.begun, self.may_end = Event(), Event()
        self._lock = Lock()

    def __call__(self, environ, start_response):
        with self._lock:
            self.made += 1
            number = self.made
        self.begun.set()
        self.may_end.wait(5)
        if self.together and number > 1:
            self.together.wait(5)
        time.sleep(0.1)
        start_response(self.status, self.headers)
        return _Closing([str(number).encode()])


class _Closing(list):
    def close(self):
        pass


def crowd(django, *, meanwhile=lambda: None, then=lambda: None):
    """The bodies that READERS get of one page. `meanwhile` is called when the first has asked, `then` when all have."""
    site = Site()
    site.cache = PageCache(django, 2**20)
    with ThreadPoolExecutor(READERS) as pool:
        first = pool.submit(site.get, "/humans.txt")
        django.begun.wait(5)
        meanwhile()
        others = [pool.submit(site.get, "/humans.txt") for _ in range(READERS - 1)]
        time.sleep(0.2)  # Until all of them wait: nothing tells.
        then()
        return [future.result().body for future in [first, *others]]


@pytest.mark.parametrize("status", ["200 OK", "404 Not Found", "302 Found", "500 Internal Server Error"])
def test_answer_is_made_once_whether_it_is_kept_or_not(db, status):
    django = SlowDjango(status)
    assert crowd(django, then=django.may_end.set) == [b"1"] * READERS


def test_what_was_touched_since_it_was_begun_is_made_again_for_who_came_after(db):
    django = SlowDjango("404 Not Found")
    answers = crowd(django, meanwhile=lambda: counters().touch([NEWS]), then=django.may_end.set)
    assert answers == [b"1"] + [b"2"] * (READERS - 1)


@pytest.mark.parametrize(
    "header",
    [("Set-Cookie", "csrftoken=a"), ("Cache-Control", "private"), ("Content-Security-Policy", "script-src 'nonce-a'")],
)
def test_answer_that_is_one_visitors_is_shared_with_nobody_nor_waited_for_in_turn(db, header):
    django = SlowDjango(headers=[header], together=Barrier(READERS - 1))
    answers = crowd(django, then=django.may_end.set)
    assert sorted(answers) == [str(number).encode() for number in range(1, READERS + 1)]


def test_nobody_waits_for_ever_for_one_who_does_not_come_back(db, monkeypatch):
    monkeypatch.setattr(flights, "PATIENCE", 0.05)
    django = SlowDjango()
    asked = []

    def then():
        asked.append(django.made)
        django.may_end.set()

    crowd(django, then=then)
    assert asked == [READERS]
