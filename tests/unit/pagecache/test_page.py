"""What one kept page weighs."""

import random
import tracemalloc

import pytest

from newsroom.pagecache.counters import SLOTS
from newsroom.pagecache.encodings import COMPRESSORS
from newsroom.pagecache.page import Page
from newsroom.pagecache.rendering import Rendering

STARTS, ENDS = ("lac", "élu", "port", "vill", "rout"), ("age", "ée", "er", "ement", "s")
WORDS = [start + end for start in STARTS for end in ENDS]


@pytest.fixture
def rendering():
    """An article's page, of some 30 kB, and the headers it leaves with."""
    chosen = random.Random(2026)
    words = " ".join(f"{chosen.choice(WORDS)}{chosen.randrange(300)}" for _ in range(3_500))
    headers = [(f"X-Header-{number}", "default-src 'none'; img-src 'self'") for number in range(8)]
    return lambda: Rendering(
        "200 OK", [*headers, ("Surrogate-Key", "article:12")], words.encode(), expires_at=2_000_000_000.0
    )


def test_page_asked_in_every_encoding_weighs_no_more_than_is_counted(rendering):
    def made():
        slots = [0] * SLOTS
        page = Page(rendering(), slots, 1_800_000_000.0)
        for encoding in (*COMPRESSORS, "identity"):
            asked = {"REQUEST_METHOD": "GET", "HTTP_ACCEPT_ENCODING": encoding}
            page.answer(asked, lambda status, headers: None, slots)
        return page

    made()  # What the first of all brings with it is not its own.
    tracemalloc.start()
    try:
        page = made()
        weight, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert page.size / 2 < weight <= page.size
