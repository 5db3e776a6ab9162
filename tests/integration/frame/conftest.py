import pytest

from tests.integration.frame.readers import Site


@pytest.fixture
def site(db):
    """The newspaper behind its page cache."""
    return Site()


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """A context in which what is changed is committed, as far as whoever waits for the commit can tell."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
