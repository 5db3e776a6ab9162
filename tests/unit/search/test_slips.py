"""Slips of the keyboard, as a reader makes them."""

import pytest

from articles.search.vocabulary import slips_between


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("kivu", "kivu", 0), ("kivu", "kiuv", 1), ("kivu", "kvu", 1), ("kivu", "kiivu", 1), ("kivu", "bivo", 2)],
)
def test_slips_are_counted(one, other, slips):
    assert slips_between(one, other, 2) == slips


def test_far_words_are_given_up_early():
    assert slips_between("kivu", "tanganyika", 2) == 3
