"""Terms: what makes two words the same for search."""

import pytest

from articles.search.terms import MAX_LENGTH, terms_of
from articles.text.plain import fold
from articles.text.stems import STOP_WORDS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élections", "election"),
        ("CŒUR", "coeur"),
        ("journaux", "journal"),
        ("bureaux", "bureau"),
        ("eaux", "eau"),
        ("prix", "Prix"),
        ("l’État", "états"),
        ("5 000", "5000"),
        ("5\u202f000", "5000"),
        ("porte-parole", "porte parole"),
        ("e\u0301lève", "élève"),
    ],
)
def test_forms_of_a_word_are_one(one, other):
    assert terms_of(one) == terms_of(other)


@pytest.mark.parametrize(("one", "other"), [("lac", "lait"), ("2024 300", "2024300"), ("place", "palace")])
def test_other_words_stay_apart(one, other):
    assert terms_of(one) != terms_of(other)


def test_stop_words_are_left_out():
    assert terms_of("Qu’est-ce que l’eau, dans le lac ?") == ["eau", "lac"]


def test_stop_words_are_written_folded():
    assert {fold(word) for word in STOP_WORDS} == STOP_WORDS


def test_endless_word_is_cut():
    assert [len(found) <= MAX_LENGTH for found in terms_of("z" * 10_000)] == [True]
