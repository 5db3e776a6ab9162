"""A run of text keeps the places of what was taken out of it while it is rewritten."""

import re

import pytest

from articles.text.runs import Run


@pytest.mark.parametrize(
    ("pattern", "new", "text", "marks"),
    [
        ("b", "xyz", "axyzc", [0, 1, 4, 5]),
        ("b", "", "ac", [0, 1, 1, 2]),
        ("(?=b)", "-", "a-bc", [0, 1, 3, 4]),
        ("abc", "x", "x", [0, 1, 1, 1]),
        ("z", "x", "abc", [0, 1, 2, 3]),
    ],
)
def test_marks_follow_the_words_beside_them(pattern, new, text, marks):
    run = Run("abc", [0, 1, 2, 3])
    run.sub(re.compile(pattern), new)
    assert (run.text, run.marks) == (text, marks)


def test_glue_fills_the_gaps_of_a_pattern_and_nothing_else():
    run = Run("11h30 et 8 h 05", [2, 9])
    run.glue(re.compile(r"\d( *)h( *)\d"), "_")
    assert (run.text, run.marks) == ("11_h_30 et 8_h_05", [2, 11])
