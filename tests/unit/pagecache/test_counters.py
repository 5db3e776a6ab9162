"""The table of what was touched, shared by processes."""

import os
import subprocess
import sys
from itertools import pairwise

import pytest
from django.core.exceptions import ImproperlyConfigured

from articles.freshness import FRONT_PAGE, NEWS, SITE, WITHDRAWN
from newsroom.pagecache.counters import COMMON_SLOTS, SLOTS, MappedCounters, slot_of, snapshot


@pytest.fixture
def path(tmp_path):
    return tmp_path / "freshness"


def test_common_names_have_places_of_their_own():
    places = {slot_of(name) for name in (SITE, NEWS, FRONT_PAGE, WITHDRAWN)}
    assert len(places) == 4
    assert max(places) < COMMON_SLOTS
    numbered = [slot_of(f"article:{number}") for number in range(100_000)]
    assert COMMON_SLOTS <= min(numbered) <= max(numbered) < SLOTS


def test_touch_changes_one_number_and_each_time(path):
    table = MappedCounters(path)
    seen = [list(snapshot(table.slots))]
    for _ in range(3):
        table.touch(["article:7"])
        seen.append(list(snapshot(table.slots)))
    changed = [[place for place in range(SLOTS) if before[place] != after[place]] for before, after in pairwise(seen)]
    assert changed == [[slot_of("article:7")]] * 3


def test_snapshot_does_not_move(path):
    table = MappedCounters(path)
    kept = snapshot(table.slots)
    table.touch([NEWS])
    assert kept[slot_of(NEWS)] == 0


def test_other_process_is_heard_at_once(path):
    table = MappedCounters(path)
    script = (
        "import sys; from newsroom.pagecache.counters import MappedCounters as M; M(sys.argv[1]).touch(['article:1'])"
    )
    subprocess.run([sys.executable, "-c", script, path], check=True)
    assert table.slots[slot_of("article:1")] > 0


def test_table_outlives_the_processes(path):
    MappedCounters(path).touch([NEWS])
    number = MappedCounters(path).slots[slot_of(NEWS)]
    assert number > 0
    assert path.stat().st_size == SLOTS * 8


def test_number_grows_even_when_the_clock_goes_back(path):
    table = MappedCounters(path)
    table.slots[slot_of(NEWS)] = far = 2**63
    table.touch([NEWS])
    assert table.slots[slot_of(NEWS)] == far + 1


def test_table_of_another_account_is_refused_with_a_sentence(path, monkeypatch):
    def refuse(*args):
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(ImproperlyConfigured, match=f"{path}.*same account"):
        MappedCounters(path)
