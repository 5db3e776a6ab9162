"""What the benches reckon."""

import time
from collections import Counter
from random import Random

import pytest

from bench.arrivals import Arrivals
from bench.day import zipf
from bench.report import Bars, percentile


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([5], 50, 5), ([3, 1, 2], 50, 2), (range(1, 101), 99, 99), (range(1, 101), 100, 100), ([1, 9], 0, 1)],
)
def test_percentile_is_the_nearest_rank(values, percent, expected):
    assert percentile(list(values), percent) == expected


def test_nothing_has_no_percentile():
    with pytest.raises(ValueError, match="No values"):
        percentile([], 99)


def test_zipf_the_second_is_read_half_as_often_as_the_first():
    read = Counter(Random(1).choices(range(1, 101), cum_weights=zipf(100), k=50_000))
    assert read[1] / read[2] == pytest.approx(2, rel=0.1)
    assert read[1] / read[10] == pytest.approx(10, rel=0.2)


def test_bars_count_what_is_not_met_and_say_it(capsys):
    bars = Bars()
    bars.at_most("p99", 100, 100)
    bars.at_most("errors", 1, 0)
    bars.at_least("ratio", 0.84, 0.85)
    assert bars.failed == 2
    met, *others = capsys.readouterr().out.splitlines()
    assert met.startswith("- met: p99")
    assert all(line.startswith("- **NOT MET**") for line in others)


def test_who_comes_while_the_site_stands_still_is_counted_from_when_they_came():
    arrivals = Arrivals("127.0.0.1:1", rate=100, hands=1)
    pauses = iter([0.2, 0, 0])
    arrivals.run([("read", lambda visitor: time.sleep(next(pauses)))] * 3)
    first, second, third = arrivals.waited["read"]
    assert first >= 0.2
    assert second >= 0.18
    assert third >= 0.17


def test_answer_that_nobody_foresaw_is_a_failure_too():
    arrivals = Arrivals("127.0.0.1:1", rate=1000, hands=2)
    arrivals.run([("read", lambda visitor: {}["a header that is not there"])] * 3)
    assert sum(arrivals.failures.values()) == 3


def test_failures_are_counted_by_kind():
    arrivals = Arrivals("127.0.0.1:1", rate=1000, hands=2)
    arrivals.run([("read", lambda visitor: visitor.ask("GET", "/"))] * 3)
    assert sum(arrivals.failures.values()) == 3
    assert all(kind.startswith("read: ConnectionRefusedError") for kind in arrivals.failures)
    assert not arrivals.waited
