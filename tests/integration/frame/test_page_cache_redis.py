"""What changed, told through Redis where there are several machines: heard by all, or no page is believed."""

import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from threading import Event

import pytest
import redis
from django_tasks_db.models import DBTaskResult

from articles.freshness import NEWS
from newsroom.pagecache import counters as table
from newsroom.pagecache import redis_counters
from newsroom.pagecache.counters import SLOTS, slot_of
from newsroom.pagecache.redis_counters import RedisCounters

#: Seconds after a commit from which no reader may get the state before it.
BOUND = 1.0


class Server:
    """A Redis of our own, which tests may fill, stop and start again."""

    def __init__(self, folder):
        self.socket = folder / "redis.sock"
        self.url = f"unix://{self.socket}?db=0"
        self.start()

    def start(self):
        options = ["--port", "0", "--unixsocket", self.socket, "--save", "", "--dir", self.socket.parent]
        self._process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
        until(self._answers)

    def stop(self):
        self._process.terminate()
        self._process.wait()

    @contextmanager
    def full(self):
        """It takes no more."""
        self._client().config_set("maxmemory", 1)
        yield
        self._client().config_set("maxmemory", 0)

    @contextmanager
    def frozen(self):
        """It is there, and says nothing."""
        self._process.send_signal(signal.SIGSTOP)
        yield
        self._process.send_signal(signal.SIGCONT)

    def keep_newest(self, total):
        """It throws away all touches but the newest, as it does with those beyond KEPT."""
        self._client().xtrim(redis_counters.STREAM, maxlen=total, approximate=False)

    def _answers(self):
        try:
            return self._client().ping()
        except redis.ConnectionError:
            return False

    def _client(self):
        return redis.Redis(unix_socket_path=str(self.socket))


def until(is_so, seconds=5):
    """Wait until `is_so()`; returns how long that took."""
    begun = time.monotonic()
    while not is_so():
        assert time.monotonic() < begun + seconds
        time.sleep(0.005)
    return time.monotonic() - begun


@pytest.fixture
def server(tmp_path):
    if not shutil.which("redis-server"):
        pytest.skip("needs redis-server (apt-get install redis-server)")
    server = Server(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def listening():
    """A function that takes a table, whose thread listens no longer than the test."""
    tables = []
    yield lambda table: tables.append(table) or table
    for each in tables:
        is_deaf = Event()
        each._last_touch = each._hear = lambda *_, is_deaf=is_deaf: is_deaf.set() or Event().wait()
        is_deaf.wait(5)


@pytest.fixture
def newspaper_of_two(server, settings, listening):
    """The tables of two processes: that of this one, which settings name, and that of another."""
    settings.FRESHNESS_STORE = server.url
    table.counters.cache_clear()
    here, there = listening(table.counters()), listening(RedisCounters(server.url))
    until(lambda: here.is_current() & there.is_current())
    yield here, there
    table.counters.cache_clear()


def test_touch_is_heard_by_the_other_process(newspaper_of_two):
    here, there = newspaper_of_two
    before = list(there.slots)
    here.touch(["article:7", NEWS])
    until(lambda: list(there.slots) != before, BOUND)
    changed = [place for place in range(SLOTS) if there.slots[place] != before[place]]
    assert sorted(changed) == sorted([slot_of("article:7"), slot_of(NEWS)])
    assert there.is_current()


def test_nothing_is_believed_before_redis_spoke_and_that_is_said_once(tmp_path, listening, monkeypatch, caplog):
    monkeypatch.setattr(redis_counters, "HEARTBEAT", 0.01)
    lonely = listening(RedisCounters(f"unix://{tmp_path}/nobody.sock"))
    assert not lonely.is_current()
    until(lambda: caplog.records)
    time.sleep(0.1)
    assert (lonely.is_current(), len(caplog.records)) == (False, 1)


def test_nothing_is_believed_once_redis_is_gone_and_all_is_forgotten_when_it_is_back(newspaper_of_two, server):
    _, there = newspaper_of_two
    server.stop()
    assert until(lambda: not there.is_current()) < BOUND
    before = list(there.slots)
    server.start()
    until(there.is_current)
    assert [place for place in range(SLOTS) if there.slots[place] == before[place]] == []


def test_who_slept_for_long_forgets_all_for_redis_may_no_longer_know_what_changed(
    newspaper_of_two, server, monkeypatch
):
    here, there = newspaper_of_two
    wakes, listen = Event(), there._hear
    monkeypatch.setattr(there, "_hear", lambda last: wakes.wait(10) and listen(last))
    assert until(lambda: not there.is_current()) < 2 * BOUND
    before = list(there.slots)
    here.touch([NEWS])
    server.keep_newest(0)
    here.touch(["article:7"])
    wakes.set()
    until(there.is_current)
    assert [place for place in range(SLOTS) if there.slots[place] == before[place]] == []


@pytest.mark.django_db
def test_nothing_is_believed_while_redis_takes_no_touch(newspaper_of_two, server):
    here, there = newspaper_of_two
    before = list(there.slots)
    with server.full():
        here.touch([NEWS])
        assert until(lambda: not there.is_current()) < BOUND
    until(there.is_current)
    assert [place for place in range(SLOTS) if there.slots[place] == before[place]] == []


@pytest.mark.django_db
def test_refused_touch_is_told_when_redis_takes_it(newspaper_of_two, server, run_tasks):
    here, there = newspaper_of_two
    with server.full():
        here.touch([NEWS])
    before = list(there.slots)
    run_tasks()
    until(lambda: there.slots[slot_of(NEWS)] != before[slot_of(NEWS)], BOUND)
    assert not DBTaskResult.objects.ready().exists()


@pytest.mark.django_db
def test_touch_that_no_redis_takes_is_given_up_when_no_page_of_before_is_left(
    newspaper_of_two, server, run_tasks, time_machine, settings
):
    here, _ = newspaper_of_two
    begun, tries = time.time(), 0
    with server.full():
        here.touch([NEWS])
        run_tasks()
        while waiting := DBTaskResult.objects.filter(status="READY").first():
            time_machine.move_to(waiting.run_after, tick=False)
            run_tasks()
            tries += 1
    assert settings.PAGE_CACHE_LASTS <= time.time() - begun < 3 * settings.PAGE_CACHE_LASTS
    assert tries <= 10


@pytest.mark.django_db
def test_redis_that_does_not_answer_keeps_nobody_waiting(newspaper_of_two, server):
    here, there = newspaper_of_two
    here.touch([NEWS])  # So that it is connected.
    with server.frozen():
        begun = time.monotonic()
        here.touch([NEWS])
        assert time.monotonic() - begun < 1.5 * BOUND
        assert not there.is_current()
