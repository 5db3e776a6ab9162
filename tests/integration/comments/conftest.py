import pytest


@pytest.fixture(autouse=True)
def open_newspaper(settings):
    """Comments are public once confirmed, but where a test says otherwise; the default is told in test_opening.py."""
    settings.COMMENT_OPENING = "ouvert"
