"""When the database does not answer: old pages, but none of what has left the site."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.db import OperationalError, connections
from django.utils import timezone

from articles.prepared import Prepared
from articles.workflow import make_move
from newsroom.pagecache import application, flights, rendering
from newsroom.pagecache import outage as database
from tests.builders import make_article, make_author, make_draft


@pytest.fixture
def outage(monkeypatch):
    """A function after which the database is gone."""

    def strike(*, answers=False):
        monkeypatch.setattr(Prepared, "__call__", _fail)
        monkeypatch.setattr(database, "database_answers", lambda: answers)

    return strike


def _fail(self, **values):
    raise OperationalError("the database system is shutting down")


def until(is_so):
    while not is_so():
        time.sleep(0.005)


@pytest.fixture
def article(site):
    article = make_article(title="Le port rouvre")
    for address in (article.get_absolute_url(), "/", "/archives/"):
        site.get(address)
    return article


def test_old_page_is_shown_while_the_database_is_down(site, article, outage, commits, chief):
    with commits():
        make_move(make_draft(authors=[make_author()]), "publish", by=chief)
    outage()
    seen = site.get("/")
    assert (seen.status, "Le port rouvre" in seen.text) == (200, True)
    renders = site.renders
    site.get("/")
    assert site.renders == renders  # It is not asked again at once.


def test_lost_database_keeps_one_thread_waiting_and_no_more(site, article, outage, commits, chief, monkeypatch):
    with commits():
        make_move(make_draft(authors=[make_author()]), "publish", by=chief)
    outage()
    site.get("/")
    monkeypatch.setattr(database, "REST", 0)
    monkeypatch.setattr(flights, "PATIENCE", 60)
    asked, is_asked, is_over = [], Event(), Event()

    def lost():
        asked.append(1)
        is_asked.set()
        is_over.wait(2)
        return False

    monkeypatch.setattr(database, "database_answers", lost)
    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(site.get, "/")
        is_asked.wait(5)
        others = [pool.submit(site.get, address) for address in ("/", "/archives/")]
        seen = [other.result(5).status for other in others]
        assert (seen, first.done(), asked) == ([200] * 2, False, [1])
        is_over.set()
        assert first.result(5).status == 200


def test_page_that_does_not_come_is_shown_as_it_was_to_who_else_asks(site, article, commits, chief, monkeypatch):
    with commits():
        make_move(make_draft(authors=[make_author()]), "publish", by=chief)
    monkeypatch.setattr(flights, "PATIENCE", 0.1)
    monkeypatch.setattr(database, "database_answers", lambda: False)
    asked, is_over = [], Event()

    def hung(django, key, moment):
        asked.append(key)
        is_over.wait(5)
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(application, "render", hung)
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(site.get, "/")
        until(lambda: asked)
        seen = [pool.submit(site.get, address).result(3).status for address in ("/", "/")]
        assert (seen, asked, first.done()) == ([200] * 2, ["/"], False)
        is_over.set()


def test_page_that_is_only_slow_to_come_is_made_again(site, article, commits, chief, monkeypatch):
    with commits():
        make_move(make_draft(authors=[make_author()]), "publish", by=chief)
    monkeypatch.setattr(flights, "PATIENCE", 0.1)
    monkeypatch.setattr(database, "LONG", 0)
    made, begun, is_over = application.render(site.cache.django, "/", time.time()), [], Event()

    def slow_once(django, key, moment):
        begun.append(key)
        if len(begun) == 1:
            is_over.wait(5)
        return made

    monkeypatch.setattr(application, "render", slow_once)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(site.get, "/")
        until(lambda: begun)
        seen = pool.submit(site.get, "/").result(4)
        assert (seen.status, begun, first.done()) == (200, ["/", "/"], False)
        is_over.set()


class HungConnection:
    """A thread's connection to a server that hangs: whoever asks by it waits for ever. `asked`: others made from it."""

    vendor = "postgresql"

    def __init__(self):
        self.asked = 0

    def copy(self):
        self.asked += 1
        return connections.create_connection("default")

    def cursor(self):
        pytest.fail("waits for ever")


def test_server_that_hangs_is_asked_by_a_connection_that_does_not(db, monkeypatch):
    hung = HungConnection()
    monkeypatch.setattr(rendering, "connection", hung)
    assert (rendering.database_answers(), hung.asked) == (True, 1)


def test_database_that_kept_a_page_waiting_is_not_waited_for_twice(site, article, outage, commits, chief, monkeypatch):
    with commits():
        make_move(make_draft(authors=[make_author()]), "publish", by=chief)
    outage()
    monkeypatch.setattr(database, "LONG", 0)
    monkeypatch.setattr(database, "database_answers", lambda: pytest.fail("asked a second time"))
    assert site.get("/").status == 200


def test_page_of_what_was_withdrawn_is_not(site, article, outage, commits, chief):
    with commits():
        make_move(article, "unpublish", by=chief, note="Erreur")
    outage()
    seen = [site.get(address) for address in (article.get_absolute_url(), "/")]
    assert [(page.status, "Le port rouvre" in page.text) for page in seen] == [(500, False)] * 2


def test_page_of_what_left_at_its_very_minute_is_not(site, article, outage, commits, chief, time_machine):
    minute = timezone.now() + timedelta(minutes=3)
    with commits():
        draft = make_move(make_draft(authors=[make_author()]), "publish", by=chief, at=minute)
    time_machine.move_to(minute, tick=False)
    assert site.get(draft.get_absolute_url()).status == 200
    time_machine.move_to(minute - timedelta(seconds=0.1), tick=False)  # Asked for before, committed after.
    with commits():
        make_move(draft, "unschedule", by=chief)
    time_machine.move_to(minute, tick=False)
    outage()
    assert [site.get(address).status for address in (draft.get_absolute_url(), "/")] == [500, 500]


def test_fault_of_ours_is_shown_as_one(site, article, outage, commits, chief):
    with commits():
        make_move(make_draft(authors=[make_author()]), "publish", by=chief)
    outage(answers=True)
    assert site.get("/").status == 500


def test_page_never_seen_is_a_failure(site, outage):
    address = make_article().get_absolute_url()
    outage()
    assert site.get(address).status == 500
