"""`make run`: two processes that live and die together."""

import os
import signal
import sys
import threading
import time

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from articles.freshness import SITE, WITHDRAWN
from newsroom.management.commands import serve
from newsroom.management.commands.serve import STOPPING, supervise, workers
from newsroom.pagecache.counters import counters, slot_of, snapshot
from newsroom.pagecache.purging import purge

FOREVER = [sys.executable, "-c", "import time; time.sleep(60)"]


def ends_with(code):
    return [sys.executable, "-c", f"raise SystemExit({code})"]


@pytest.fixture(autouse=True)
def signals():
    kept = {name: signal.getsignal(name) for name in STOPPING}
    yield
    for name, handler in kept.items():
        signal.signal(name, handler)


@pytest.mark.parametrize(("code", "told"), [(3, 3), (0, 1)])
def test_when_one_ends_the_other_is_stopped_and_it_is_an_error(code, told):
    start = time.monotonic()
    assert supervise(FOREVER, ends_with(code)) == told
    assert time.monotonic() - start < 30


@pytest.mark.parametrize("name", STOPPING)
def test_asked_to_stop_it_stops_both_and_all_is_well(name):
    threading.Timer(1, lambda: os.kill(os.getpid(), name)).start()
    assert supervise(FOREVER, FOREVER) == 0


@pytest.mark.parametrize(("told", "queues"), [([], ["default"]), (["http://127.0.0.1:6081/"], ["default", "purges"])])
def test_caches_in_front_have_a_worker_of_their_own(settings, told, queues):
    settings.PAGE_CACHE_PURGE_URLS = told
    assert [command[command.index("--queue-name") + 1] for command in workers()] == queues


def test_what_a_process_killed_did_not_come_to_say_is_said_at_the_next_start(
    chief, settings, monkeypatch, capsys, django_capture_on_commit_callbacks
):
    settings.PAGE_CACHE_PURGE_URLS = ["http://127.0.0.1:6081/"]
    monkeypatch.setattr(serve, "supervise", lambda *commands: 0)
    before = snapshot(counters().slots)
    with pytest.raises(SystemExit), django_capture_on_commit_callbacks(execute=True):
        call_command("serve")
    after = counters().slots
    assert [after[slot_of(name)] > before[slot_of(name)] for name in (SITE, WITHDRAWN)] == [True, True]
    assert DBTaskResult.objects.get(task_path=purge.module_path).args_kwargs["args"][1] == [SITE, WITHDRAWN]
