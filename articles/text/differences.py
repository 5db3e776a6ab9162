"""What changed between two texts, word by word and block by block, as an editor reads them.

Words are compared inside paragraphs that resemble each other; the work is bounded, so that the longest article
costs no more than a second: what is too long or too different to compare is told as replaced.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

SAME, INSERTED, DELETED, CHANGED, RESTYLED = "same", "inserted", "deleted", "changed", "restyled"

#: Pairs of words (or of sentences) that one comparison may weigh; beyond, it goes by larger pieces.
MAX_PAIRS = 4_000_000
#: Paragraphs further down that a paragraph is looked for among.
NEARBY = 12
#: Share of common words from which two paragraphs are one that was rewritten.
LIKENESS = 0.4

#: A word or a mark, and the space after it; at the very start, a space alone.
_WORD = re.compile(r"(\w+|[^\w\s]|\A)(\s*)")
_SENTENCE = re.compile(r".*?(?:[.!?…]\s+|\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that is SAME, INSERTED or DELETED."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block as an editor reads it: its name («p», «h2», «photo»…), its plain text, and the source it came from."""

    name: str
    text: str
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class BlockDifference:
    """A block of one text or of both: SAME, INSERTED, DELETED, CHANGED, or RESTYLED (same words, other source)."""

    kind: str
    name: str
    runs: list[Run]


def word_runs(old: str, new: str) -> list[Run]:
    """The runs that lead from `old` to `new`: same and deleted ones make `old`, same and inserted ones `new`.

    >>> [(run.kind, run.text) for run in word_runs("Le vieux pont", "Le pont neuf")]
    [('same', 'Le '), ('deleted', 'vieux '), ('same', 'pont'), ('inserted', ' neuf')]
    """
    return _merged(_compared(old, new))


def block_differences(old: Sequence[ReadBlock], new: Sequence[ReadBlock]) -> list[BlockDifference]:
    """The blocks of both texts in reading order, what went before what came."""
    found: list[BlockDifference] = []
    for tag, i1, i2, j1, j2 in _opcodes(old, new):
        if tag == "equal":
            found += (_unchanged(a, b) for a, b in zip(old[i1:i2], new[j1:j2], strict=True))
        else:
            found += _replaced(old[i1:i2], new[j1:j2])
    return found


def _unchanged(old: ReadBlock, new: ReadBlock) -> BlockDifference:
    kind = SAME if old.source == new.source else RESTYLED
    return BlockDifference(kind, new.name, [Run(SAME, new.text)])


def _replaced(old: Sequence[ReadBlock], new: Sequence[ReadBlock]) -> Iterator[BlockDifference]:
    """Blocks of a stretch where none stayed as it was: each is paired with the nearest that resembles it."""
    bags = [_bag(block) for block in new]
    cursor = 0
    for block in old:
        match = _nearest(block, new, bags, cursor)
        if match is None:
            yield BlockDifference(DELETED, block.name, [Run(DELETED, block.text)])
            continue
        yield from map(_inserted, new[cursor:match])
        yield BlockDifference(CHANGED, block.name, word_runs(block.text, new[match].text))
        cursor = match + 1
    yield from map(_inserted, new[cursor:])


def _inserted(block: ReadBlock) -> BlockDifference:
    return BlockDifference(INSERTED, block.name, [Run(INSERTED, block.text)])


def _bag(block: ReadBlock) -> Counter[str]:
    return Counter(_words(block.text)[0])


def _nearest(block: ReadBlock, new: Sequence[ReadBlock], bags: list[Counter[str]], start: int) -> int | None:
    bag = _bag(block)
    for index in range(start, min(start + NEARBY, len(new))):
        if new[index].name != block.name:
            continue
        common = (bag & bags[index]).total()
        if 2 * common >= LIKENESS * (bag.total() + bags[index].total()):
            return index
    return None


def _words(text: str) -> tuple[list[str], list[str]]:
    """The words of a text, and the space after each."""
    found = _WORD.findall(text)
    return [word for word, _ in found], [space for _, space in found]


def _opcodes(old: Sequence, new: Sequence) -> Iterator[tuple[str, int, int, int, int]]:
    """As difflib's, without looking into what both begin and end with; one «replace» where there is too much."""
    start = 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    old_end, new_end = len(old) - end, len(new) - end
    if start:
        yield "equal", 0, start, 0, start
    if (old_end - start) * (new_end - start) > MAX_PAIRS:
        yield "replace", start, old_end, start, new_end
    elif old_end > start or new_end > start:
        matcher = SequenceMatcher(None, old[start:old_end], new[start:new_end])
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            yield tag, start + i1, start + i2, start + j1, start + j2
    if end:
        yield "equal", old_end, len(old), new_end, len(new)


def _compared(old: str, new: str) -> Iterator[Run]:
    """Runs between two texts, by sentences first where they are long."""
    if len(old) * len(new) <= MAX_PAIRS:
        yield from _runs(old, new)
        return
    old_sentences, new_sentences = _SENTENCE.findall(old), _SENTENCE.findall(new)
    for tag, i1, i2, j1, j2 in _opcodes(old_sentences, new_sentences):
        before, after = "".join(old_sentences[i1:i2]), "".join(new_sentences[j1:j2])
        yield from [Run(SAME, before)] if tag == "equal" else _runs(before, after)


def _runs(old: str, new: str) -> Iterator[Run]:
    """Runs between two texts: words are compared, and the spaces between those that stay."""
    (old_words, old_spaces), (new_words, new_spaces) = _words(old), _words(new)
    for tag, i1, i2, j1, j2 in _opcodes(old_words, new_words):
        if tag == "equal":
            for word, before, after in zip(old_words[i1:i2], old_spaces[i1:i2], new_spaces[j1:j2], strict=True):
                yield from _kept(word, before, after)
        else:
            yield Run(DELETED, "".join(map("".join, zip(old_words[i1:i2], old_spaces[i1:i2], strict=True))))
            yield Run(INSERTED, "".join(map("".join, zip(new_words[j1:j2], new_spaces[j1:j2], strict=True))))


def _kept(word: str, before: str, after: str) -> list[Run]:
    if before == after:
        return [Run(SAME, word + after)]
    return [Run(SAME, word), Run(DELETED, before), Run(INSERTED, after)]


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Without empty runs, neighbours of one kind joined, what goes before what comes."""
    merged: list[Run] = []
    same: list[str] = []
    gone: list[str] = []
    come: list[str] = []
    for run in runs:
        if not run.text:
            continue
        if run.kind == SAME:
            if gone or come:
                merged += _flushed(same, gone, come)
                same, gone, come = [], [], []
            same.append(run.text)
        else:
            (gone if run.kind == DELETED else come).append(run.text)
    return merged + _flushed(same, gone, come)


def _flushed(same: list[str], gone: list[str], come: list[str]) -> list[Run]:
    parts = ((SAME, same), (DELETED, gone), (INSERTED, come))
    return [Run(kind, "".join(texts)) for kind, texts in parts if texts]
