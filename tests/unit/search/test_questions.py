"""Questions: words, exact phrases, words left out."""

import pytest

from articles.search.question import MAX_WORDS, parse


@pytest.mark.parametrize("typed", ["«lac Kivu»", '"lac Kivu"', "“lac Kivu”", "«\u00a0lac Kivu\u00a0»"])
def test_quotation_marks_hold_a_phrase(typed):
    assert parse(typed).phrases == (("lac", "kivu"),)


@pytest.mark.parametrize("dash", ["-", "\u2212", "–"])
def test_dash_before_a_word_leaves_it_out(dash):
    question = parse(f"lac {dash}Kivu")
    assert (list(question.words), question.left_out) == (["lac"], (("kivu",),))


def test_dash_before_a_phrase_leaves_it_out():
    assert parse('lac -"eau douce"').left_out == (("eau", "douc"),)


def test_dash_within_a_word_leaves_nothing_out():
    assert list(parse("Nord-Kivu").words) == ["nord", "kivu"]


def test_open_quotation_mark_is_passed_over():
    assert list(parse('"lac Kivu').words) == ["lac", "kivu"]


@pytest.mark.parametrize("typed", ["", "le la les", "−lac", "«»", "?!", "\x00"])
def test_question_without_a_word_to_find_is_empty(typed):
    assert parse(typed).is_empty


def test_words_are_bounded():
    assert len(parse(" ".join(f"mot{n}" for n in range(500))).words) == MAX_WORDS
