"""A run of text that can be rewritten while the tags which stood in it keep their place."""

import re
from collections.abc import Callable, Iterable

Edit = tuple[int, int, str]
Replacement = str | Callable[[re.Match[str]], str]


class Run:
    """Text, and the positions in it (ascending, in characters) of whatever was taken out of it.

    An insertion exactly at a mark falls after it; a mark inside a replaced stretch goes to its end.
    """

    __slots__ = ("marks", "text")

    def __init__(self, text: str, marks: list[int] | None = None) -> None:
        self.text = text
        self.marks = marks or []

    def sub(self, pattern: re.Pattern[str], new: Replacement) -> None:
        """Replace each match by new, a literal string or a function of the match."""
        if callable(new):
            self.edit((match.start(), match.end(), new(match)) for match in pattern.finditer(self.text))
        elif self.marks:
            self.edit((match.start(), match.end(), new) for match in pattern.finditer(self.text))
        else:
            self.text = pattern.sub(new, self.text)

    def glue(self, pattern: re.Pattern[str], space: str) -> None:
        """Put space in place of every group that takes part in a match."""
        self.edit(
            (*match.span(group), space)
            for match in pattern.finditer(self.text)
            for group in range(1, pattern.groups + 1)
            if match[group] is not None
        )

    def edit(self, edits: Iterable[Edit]) -> None:
        """Apply (start, end, new) replacements, given in order and apart from each other."""
        pieces: list[str] = []
        moves: list[tuple[int, int, int]] = []
        done = 0
        for start, end, new in edits:
            pieces += self.text[done:start], new
            done = end
            if len(new) != end - start:
                moves.append((start, end, len(new) - end + start))
        if not pieces:
            return
        self.text = "".join(pieces) + self.text[done:]
        if moves and self.marks:
            self.marks = _carried(self.marks, moves)


def _carried(marks: list[int], moves: list[tuple[int, int, int]]) -> list[int]:
    """Where each mark stands once the moves (start, end, growth) are made."""
    carried, following, shift, reached = [], 0, 0, 0
    for mark in marks:
        while following < len(moves) and moves[following][0] < mark:
            _, reached, growth = moves[following]
            shift += growth
            following += 1
        carried.append(max(mark, reached) + shift)
    return carried
