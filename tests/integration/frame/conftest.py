import pytest
from django.db import connections

from tests.integration.frame.readers import Site


@pytest.fixture(autouse=True)
def lasting_connection(monkeypatch):
    """Requests leave the test's own connection open, and so its transaction, as those of Django's test client do."""
    monkeypatch.setattr(connections["default"], "close_if_unusable_or_obsolete", lambda: None)


@pytest.fixture
def site(db):
    """The newspaper behind its page cache."""
    return Site()


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """A context in which what is changed is committed, as far as whoever waits for the commit can tell."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
