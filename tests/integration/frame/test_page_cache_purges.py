"""Caches in front are told what changed, by the queue."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from articles.workflow import make_move
from tests.builders import make_author, make_draft


@pytest.fixture
def varnish():
    """A cache in front: `heard` is what it was told, `status` what it answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_PURGE(self):
            self.server.heard.append((self.path, self.headers["Surrogate-Key"], self.headers["Cache-Tag"]))
            self.send_response(self.server.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.heard, server.status = [], 200
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def draft(varnish, settings, chief):
    draft = make_draft(authors=[make_author()])
    settings.PAGE_CACHE_PURGE_URLS = [f"http://127.0.0.1:{varnish.server_port}/"]
    return draft


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


def test_cache_that_does_not_answer_is_told_again_later(draft, varnish, chief, run_tasks):
    varnish.status = 503
    make_move(draft, "publish", by=chief)
    run_tasks()
    later = DBTaskResult.objects.get(status="READY", run_after__isnull=False, task_path__contains="purge")
    assert (len(varnish.heard), later.args_kwargs["args"][2]) == (1, 2)


def test_without_a_cache_in_front_nothing_is_queued(chief, settings):
    make_move(make_draft(authors=[make_author()]), "publish", by=chief)
    assert not DBTaskResult.objects.filter(task_path__contains="purge").exists()
