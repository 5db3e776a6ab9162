"""What typesetting changed, a few words at a time."""

import pytest
from hypothesis import given

from articles.text.changes import Change, changes
from articles.text.typography import typeset

from .test_typography_keeps_its_promises import TEXT, promise
from .typography_reading import letters


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("Rien à dire.", {}),
        ("Il dit : oui.", {("dit :", "dit\u00a0:"): 1}),
        ("l'un, l'un et l'un", {("l'un, l'un", "l’un, l’un"): 1, ("l'un", "l’un"): 1}),
        ("Un.\n\nL'eau monte.\nL'eau baisse.", {("L'eau", "L’eau"): 2}),
        ("Il faut 12 000 km.", {("12 000 km.", "12\u202f000\u202fkm."): 1}),
    ],
)
def test_changes_are_told_with_the_words_around_them(typed, made):
    assert dict(changes(typed, typeset(typed))) == {Change(*words): times for words, times in made.items()}


def test_long_change_is_shown_by_its_beginning():
    (change,) = changes("'a' " * 40, "‘a’ " * 40)
    assert (len(change.before), change.before[-1]) == (60, "…")


@promise
@given(TEXT)
def test_there_is_a_change_where_the_text_changed_and_only_there(text):
    text = " ".join(text.split("\n"))
    made = changes(text, typeset(text))
    assert bool(made) == (typeset(text) != text)


@promise
@given(TEXT)
def test_letters_are_the_same_on_both_sides_of_a_change(text):
    for change in changes(text, typeset(text)):
        if not change.before.endswith("…") and not change.after.endswith("…"):
            assert letters(change.before) == letters(change.after)
