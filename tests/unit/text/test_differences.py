"""What changed between two texts: nothing lost, nothing invented, never slow."""

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.text.differences import (
    CHANGED,
    DELETED,
    INSERTED,
    RESTYLED,
    SAME,
    ReadBlock,
    block_differences,
    word_runs,
)

WORDS = st.lists(st.sampled_from(["le", "pont", "L’eau", "monte", ".", "«\u00a0", " ", "\n", "5\u202f000", "!"])).map(
    " ".join
)
TEXTS = st.one_of(WORDS, st.text())
BLOCKS = st.lists(st.builds(ReadBlock, st.sampled_from(["p", "h2", "photo"]), WORDS, st.sampled_from(["", "x"])))


def old_of(runs):
    return "".join(run.text for run in runs if run.kind != INSERTED)


def new_of(runs):
    return "".join(run.text for run in runs if run.kind != DELETED)


def paragraphs(total, words, salt=""):
    """Blocks of distinct words, the last word of each salted."""
    return [
        ReadBlock("p", " ".join(f"mot{number * words + rank}" for rank in range(words)) + salt)
        for number in range(total)
    ]


@given(TEXTS, TEXTS)
def test_the_runs_give_both_texts_back(old, new):
    runs = word_runs(old, new)
    assert (old_of(runs), new_of(runs)) == (old, new)


@given(TEXTS, TEXTS)
def test_no_run_is_empty_and_no_two_neighbours_are_of_one_kind(old, new):
    kinds = [run.kind for run in word_runs(old, new)]
    assert [run for run in word_runs(old, new) if not run.text] == []
    assert [pair for pair in pairwise(kinds) if pair[0] == pair[1]] == []


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text):
    assert [run.kind for run in word_runs(text, text)] == ([SAME] if text else [])


@given(BLOCKS, BLOCKS)
def test_the_blocks_give_both_texts_back(old, new):
    found = block_differences(old, new)
    before = [(block.name, old_of(block.runs)) for block in found if block.kind != INSERTED]
    after = [(block.name, new_of(block.runs)) for block in found if block.kind != DELETED]
    assert before == [(block.name, block.text) for block in old]
    assert after == [(block.name, block.text) for block in new]


def test_a_mended_word_is_told_alone():
    runs = word_runs("Le vieux pont est fermé.", "Le pont neuf est fermé.")
    assert [(run.kind, run.text) for run in runs] == [
        (SAME, "Le "),
        (DELETED, "vieux "),
        (SAME, "pont "),
        (INSERTED, "neuf "),
        (SAME, "est fermé."),
    ]


def test_a_paragraph_put_in_leaves_the_others_alone():
    one, two, three = paragraphs(3, 6)
    found = block_differences([one, three], [one, two, three])
    assert [(block.kind, block.runs[0].text) for block in found] == [
        (SAME, one.text),
        (INSERTED, two.text),
        (SAME, three.text),
    ]


def test_a_rewritten_paragraph_is_paired_with_what_it_was():
    old = [ReadBlock("p", "Le préfet a parlé hier soir."), ReadBlock("p", "La foule était calme.")]
    new = [ReadBlock("p", "Le préfet a parlé ce matin."), ReadBlock("photo", "Le port.")]
    assert [block.kind for block in block_differences(old, new)] == [CHANGED, DELETED, INSERTED]


def test_the_same_words_set_otherwise_are_told_as_such():
    old, new = ReadBlock("p", "Gras.", "<p>Gras.</p>"), ReadBlock("p", "Gras.", "<p><strong>Gras</strong>.</p>")
    assert [block.kind for block in block_differences([old], [new])] == [RESTYLED]


def seconds(compare, *texts):
    start = time.perf_counter()
    compare(*texts)
    return time.perf_counter() - start


def test_fifty_thousand_words_are_compared_in_a_few_seconds_at_worst():
    old, new = paragraphs(625, 80), paragraphs(625, 80, " fin")
    whole = " ".join(block.text for block in old)
    worst = max(
        seconds(block_differences, old, new),
        seconds(word_runs, whole, whole.replace("mot7", "autre")),
        seconds(word_runs, "a b " * 25_000, "b a " * 25_000),
        seconds(word_runs, "a b " * 300, "b c a " * 300),
    )
    assert worst < 5
