"""Caches in front are told what changed, by the queue."""

import socket
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.freshness import discussion_changed, site_changed, touch
from articles.workflow import make_move
from newsroom.pagecache import purging, rendering
from tests.builders import make_article, make_author, make_draft
from tests.integration.frame.readers import Site


class Handler(BaseHTTPRequestHandler):
    def do_PURGE(self):
        self.server.does()
        self.server.heard.append((self.path, self.headers["Surrogate-Key"], self.headers["Cache-Tag"]))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *args):
        pass


@contextmanager
def cache_in_front():
    """A cache in front: `heard` is what it was told, `status` what it answers, `does` what it does first."""
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.heard, server.status, server.does = [], 200, lambda: None
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def address_of(server):
    return f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture
def varnish():
    with cache_in_front() as server:
        yield server


@pytest.fixture
def draft(varnish, settings, chief):
    draft = make_draft(authors=[make_author()])
    settings.PAGE_CACHE_PURGE_URLS = [address_of(varnish)]
    return draft


@pytest.fixture
def silent(settings, varnish, monkeypatch):
    """A cache that takes connections and never answers, before the one that does."""
    monkeypatch.setattr(purging, "ANSWERS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.PAGE_CACHE_PURGE_URLS = [f"http://127.0.0.1:{server.getsockname()[1]}/", address_of(varnish)]
        yield server


def connections_of(server):
    """How many connections came to a `server` that takes none."""
    server.setblocking(False)
    total = 0
    with suppress(BlockingIOError):
        while True:
            server.accept()[0].close()
            total += 1
    return total


def test_publication_is_told_with_all_it_touches(draft, varnish, chief, run_tasks):
    make_move(draft, "publish", by=chief)
    run_tasks()
    assert varnish.heard == [("/", f"article:{draft.pk} news", f"article:{draft.pk},news")]


def test_change_that_is_rolled_back_is_not_told(draft, varnish, chief, run_tasks):
    with transaction.atomic():
        make_move(draft, "publish", by=chief)
        transaction.set_rollback(True)
    run_tasks()
    assert varnish.heard == []


def test_page_that_grew_old_on_its_way_is_not_to_be_kept_by_a_cache_already_told(draft, chief, commits, monkeypatch):
    site, article = Site(), make_article()
    expires = rendering.next_change

    def withdrawn_meanwhile(moment):
        monkeypatch.setattr(rendering, "next_change", expires)
        with commits():
            make_move(article, "unpublish", by=chief, note="Erreur")
        return expires(moment)

    monkeypatch.setattr(rendering, "next_change", withdrawn_meanwhile)
    first, second = (site.get(article.get_absolute_url()) for _ in range(2))
    assert (first.status, _kept_for(first)) == (200, ("public, max-age=0", "max-age=0"))
    assert (second.status, _kept_for(second)) == (410, ("public, max-age=599", "max-age=599"))


def _kept_for(seen):
    return seen.headers["cdn-cache-control"], seen.headers["surrogate-control"]


def test_what_no_purge_would_name_is_not_to_be_kept_by_a_cache(draft, chief, client):
    site, missing, shown = Site(), draft.get_absolute_url(), make_article().get_absolute_url()
    client.force_login(chief)
    session = {"COOKIE": f"sessionid={client.cookies['sessionid'].value}"}
    answers = [site.get(missing), site.get("/recherche/?q=port"), site.get(shown, **session)]
    assert [seen.status for seen in answers] == [404, 200, 200]
    assert {_kept_for(seen) for seen in answers} == {("no-store", "no-store")}
    assert "cdn-cache-control" not in site.get("/commentaires/gerer/").headers  # It says so itself.


def test_page_asked_for_by_a_cache_just_told_is_the_new_one(draft, varnish, site, chief, run_tasks):
    site.get(draft.section.get_absolute_url())
    # In a test nothing is committed, so whoever made the change never comes to say so: killed before, or overtaken.
    make_move(draft, "publish", by=chief)
    run_tasks()
    assert len(varnish.heard) == 1
    assert draft.title in site.get(draft.section.get_absolute_url()).text


def test_cache_that_fails_forgets_everything_once_it_answers(draft, varnish, chief, run_tasks, time_machine):
    time_machine.move_to(timezone.now())
    varnish.status = 503
    make_move(draft, "publish", by=chief)
    run_tasks()
    site_changed()  # Not sent: what waits says it too.
    run_tasks()
    assert len(varnish.heard) == 1
    # The first time it still fails; then it is left alone for twice as long.
    for status, told in ((503, 2), (200, 2), (200, 3), (200, 3)):
        varnish.status = status
        time_machine.shift(purging.PAUSE)
        run_tasks()
        assert len(varnish.heard) == told
    assert [names for _path, names, _tags in varnish.heard[1:]] == ["site", "site"]
    site_changed()
    run_tasks()
    assert len(varnish.heard) == 4


def test_cache_that_never_answers_does_not_hold_up_the_others(draft, varnish, silent, run_tasks):
    for _ in range(5):
        discussion_changed(draft.pk)
    run_tasks()
    assert (len(varnish.heard), connections_of(silent)) == (5, 1)


def test_very_long_list_of_names_is_said_as_everything_and_ours_is_kept(draft, varnish, site, run_tasks):
    site.get("/contact/")
    touch(*(f"article:{number}" for number in range(1, 500)))
    run_tasks()
    site.get("/contact/")
    assert (varnish.heard, site.renders) == ([("/", "site", "site")], 1)


def test_without_a_cache_in_front_nothing_is_queued(chief, settings):
    make_move(make_draft(authors=[make_author()]), "publish", by=chief)
    assert not DBTaskResult.objects.filter(task_path__contains="purge").exists()
