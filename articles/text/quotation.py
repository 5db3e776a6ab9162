"""Quotation marks: which one opens, which one closes, and which French one each should be.

French news sets « » at the outer level and “ ” inside (the house's rule); writers type whatever the
keyboard has. Marks are read from what stands beside them, paired within one paragraph, then renamed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .runs import Edit, Run

#: Stands between two blocks of HTML joined into one text; a blank line does the same in plain text.
BLOCK = "\u2029"

_MARK = re.compile(  # each alternative begins with one character, which lets re skip to it
    rf"{BLOCK}|\n[ \t]*\n|\"|“|”|„|‟|«|»"
    r"|'(?<![\w'].)'(?!')|'(?<!'.)'(?![\w'])"  # l''acte is an elision and a quotation mark, not a double one
)
_CHEVRONS = re.compile(rf"<(?<!<<)<(?!<)[^<>{BLOCK}]*>>(?!>)")
_BEFORE_OPENING = frozenset("([{—–-’'‘/«“„<`")
_AFTER_CLOSING = frozenset(")]}.,;:!?…»”’'/`")
_BREAKS = "\n\u2028"
_CLOSED_LATER = re.compile(rf"[^\"{BLOCK}]*[^\s\"{BLOCK}]\"(?![^\s)\].,;:!?…{BLOCK}])")
_SMALL_NUMBER = re.compile(r"(?<!\d)\d{1,3}$")
_SINGLES = re.compile(
    r"'(?:(?<=[\s([{«“—–/-]')|(?<=^')|(?<=\w''))(?=[^\s'])(?!\d\d(?![\w']))"
    rf"(?:[^'‘’\"«»\n{BLOCK}]|(?<=\w)['’](?=\w)){{1,300}}?(?<=[^\s'])(?<!\b[cdjlmnst])'(?![\w«“\"])"
)


@dataclass(slots=True)
class Mark:
    """A quotation mark at text[start:end]; `mate` is the other half of its pair, None if it has none."""

    start: int
    end: int
    glyph: str
    opens: bool
    mate: "Mark | None" = None

    @property
    def is_guillemet(self) -> bool:
        return self.glyph in "«»"


def paragraphs_of_marks(text: str) -> Iterator[list[Mark]]:
    """Yield the quotation marks of each paragraph that has some, paired; primes (15″) are left out."""
    marks: list[Mark] = []
    still_open: list[Mark] = []
    for match in _MARK.finditer(text):
        glyph = match[0]
        if glyph[0] in (BLOCK, "\n"):
            if marks:
                yield marks
            marks, still_open = [], []
            continue
        opens = _opens(text, match, marks, still_open)
        if opens is None:
            continue
        mark = Mark(match.start(), match.end(), glyph, opens)
        marks.append(mark)
        if opens:
            still_open.append(mark)
        else:
            _pair(mark, still_open)
    if marks:
        yield marks


def set_double_quotes(run: Run) -> None:
    """Turn every double quotation mark into « or » at the outer level and “ or ” inside."""
    while pairs := list(_CHEVRONS.finditer(run.text)):
        run.edit(edit for pair in pairs for edit in _as_guillemets(pair))
    run.edit(edit for marks in paragraphs_of_marks(run.text) for edit in _renamed(marks))


def set_single_quotes(run: Run) -> None:
    """Turn 'x', when it is plainly a pair, into “x” inside « » and ‘x’ elsewhere."""
    edits: list[Edit] = []
    for match in _SINGLES.finditer(run.text):
        inside = _last(run.text, "«", "»", match.start()) and not _last(run.text, "“", "”", match.start())
        opening, closing = "“”" if inside else "‘’"
        edits.append((match.start(), match.start() + 1, opening))
        edits.append((match.end() - 1, match.end(), closing))
    run.edit(edits)


def _opens(text: str, match: re.Match[str], marks: list[Mark], still_open: list[Mark]) -> bool | None:
    """True for an opening mark, False for a closing one, None for what is no quotation mark."""
    glyph, start, end = match[0], match.start(), match.end()
    if glyph in "«»":
        return glyph == "«"
    before = text[start - 1 : start]
    if glyph in "“”„‟":
        in_german_pair = bool(still_open) and still_open[-1].glyph == "„"
        return not in_german_pair and _curly_opens(glyph, before, text[end : end + 1])
    inside_typed_pair = bool(still_open) and not still_open[-1].is_guillemet
    if not inside_typed_pair and _SMALL_NUMBER.search(text, max(0, start - 4), start):
        return None
    after = text[end : end + 8].lstrip('"')[:1]
    follows_opening = bool(marks) and marks[-1].end == start and marks[-1].opens
    may_open = not before or before.isspace() or before in _BEFORE_OPENING or follows_opening
    may_close = not after or after.isspace() or after in _AFTER_CLOSING or (after in "«“„" and not may_open)
    if may_open != may_close:
        return may_open
    if inside_typed_pair:
        return False
    if may_open:
        return not before or after not in ("", BLOCK)
    if not before.isalnum() or _CLOSED_LATER.match(text, end):
        return True
    return False if text[end : end + 1] == '"' else None  # between two letters: left for a person to mend


def _curly_opens(glyph: str, before: str, after: str) -> bool:
    """Trust a curly mark to be the right way round, unless both its sides say the contrary."""
    at_start, at_end = (not side or (side.isspace() and side not in _BREAKS) for side in (before, after))
    if at_start != at_end and (before + after).strip().isalnum():
        return at_start
    return glyph != "”"


def _pair(closing: Mark, still_open: list[Mark]) -> None:
    """Give a closing mark its mate: the nearest open mark, or for » the nearest « if there is one."""
    if not still_open:
        return
    guillemets = [place for place, mark in enumerate(still_open) if mark.is_guillemet]
    place = guillemets[-1] if closing.is_guillemet and guillemets else -1
    closing.mate, still_open[place].mate = still_open[place], closing
    del still_open[place:]


def _as_guillemets(pair: re.Match[str]) -> Iterator[Edit]:
    yield pair.start(), pair.start() + 2, "«"
    yield pair.end() - 2, pair.end(), "»"


def _renamed(marks: list[Mark]) -> Iterator[Edit]:
    """Yield the edits that give each mark of a paragraph its French form."""
    around: list[Mark] = []
    inner: set[int] = set()
    for mark in marks:
        if mark.opens:
            # « a « b » can be the old custom of closing once for two: guillemets typed so are kept.
            nested = bool(mark.mate and any(other.mate for other in around)) if mark.is_guillemet else bool(around)
            if nested:
                inner.add(id(mark))
            around.append(mark)
        else:
            nested = id(mark.mate) in inner
            while mark.mate and around.pop() is not mark.mate:
                pass
        glyph = ("“" if nested else "«") if mark.opens else ("”" if nested else "»")
        if glyph != mark.glyph:
            yield mark.start, mark.end, glyph


def _last(text: str, opening: str, closing: str, end: int) -> bool:
    """Say whether the last of the two marks before end, on the same line, is the opening one."""
    start = max(0, text.rfind(BLOCK, 0, end), text.rfind("\n", 0, end))
    return text.rfind(opening, start, end) > text.rfind(closing, start, end)
