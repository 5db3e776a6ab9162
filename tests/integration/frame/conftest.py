import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from tests.integration.frame.readers import Site


@pytest.fixture(autouse=True)
def lasting_connection():
    """Requests leave the test's own connection open, and so its transaction, as those of Django's test client do."""
    signals = request_started, request_finished
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def site(db):
    """The newspaper behind its page cache."""
    return Site()


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """A context in which what is changed is committed, as far as whoever waits for the commit can tell."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
