"""The key of a row as a browser sends it: digits that a database can hold, or nothing."""

import pytest

from articles.text.keys import LARGEST_KEY, key_in


@pytest.mark.parametrize(("text", "key"), [("0", 0), ("57", 57), ("007", 7), (str(LARGEST_KEY), LARGEST_KEY)])
def test_number_that_a_database_holds_is_a_key(text, key):
    assert key_in(text) == key


@pytest.mark.parametrize(
    "text", ["", None, "abc", "-1", "+1", " 1", "1.0", "1_0", "٣", "²", str(LARGEST_KEY + 1), "9" * 5_000, "0" * 5_000]
)
def test_anything_else_is_none(text):
    assert key_in(text) is None
