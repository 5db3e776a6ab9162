"""Fixtures for all tests: people, and the queue."""

import gc

import pytest
from django.db import transaction
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from articles.freshness import SITE
from articles.roles import EDITOR_IN_CHIEF, JOURNALIST
from comments.roles import MODERATOR
from newsroom.pagecache.counters import counters
from tests.builders import make_user
from tests.newspaper import complete, load_demo

# What reading the sources and collecting the tests makes is not garbage: looking for some in it took a tenth of the
# whole suite's time.
gc.disable()


def pytest_collection_finish():
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="module")
def lasting(django_db_setup, django_db_blocker):
    """For a fixture of a whole file: what it writes is written once, and each test finds it as it was written.

    It is there for whatever test of the file comes next: those that need an empty base stand in another one.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def demo(lasting):
    """The demo newspaper, loaded once for the tests of a file."""
    load_demo()


@pytest.fixture
def newspaper(demo, db):
    """The demo newspaper with something in every state: name of a kind of page → its address."""
    return complete()


@pytest.fixture(autouse=True)
def nothing_kept():
    """What pages kept of the newspaper of another test is of no newspaper any more."""
    counters().touch([SITE])


@pytest.fixture
def journalist(db):
    """Ada writes."""
    return make_user("ada", JOURNALIST, first_name="Ada")


@pytest.fixture
def chief(db):
    """Chloé publishes."""
    return make_user("chloe", EDITOR_IN_CHIEF, first_name="Chloé")


@pytest.fixture
def moderator(db):
    """Moussa moderates comments, and nothing else."""
    return make_user("moussa", MODERATOR, first_name="Moussa")


@pytest.fixture
def run_tasks(db):
    """A function that runs what waits in the queue, as the worker does, on the test's own connection."""
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="tests",
    )

    def run():
        while waiting := DBTaskResult.objects.ready().first():
            waiting.claim(worker.worker_id)
            worker.run_task(waiting)

    return run
