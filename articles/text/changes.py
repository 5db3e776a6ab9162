"""What typesetting changed in a text, said to whoever typed it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

#: A long run of words changed together is shown by its beginning.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Change:
    """A few words as they were typed, and as they were set."""

    before: str
    after: str


def changes(typed: str, typeset: str) -> Counter[Change]:
    """The changes from `typed` to `typeset` (plain texts of as many lines), each with how often it was made.

    Words are parted by plain spaces alone, so those that a no-break space now holds together are shown together.

    >>> [*changes('Il dit: "oui".', "Il dit\\xa0: «\\xa0oui\\xa0».")]
    [Change(before='dit: "oui".', after='dit\\xa0: «\\xa0oui\\xa0».')]
    """
    lines = zip(typed.split("\n"), typeset.split("\n"), strict=False)
    return Counter(change for before, after in lines if before != after for change in _changes(before, after))


def _changes(typed: str, typeset: str) -> Iterator[Change]:
    before, after = typed.split(" "), typeset.split(" ")
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Change(_shortened(before[start:end]), _shortened(after[new_start:new_end]))


def _shortened(words: list[str]) -> str:
    text = " ".join(words)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
