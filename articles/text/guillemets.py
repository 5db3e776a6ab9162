"""Quotations that a text opens and forgets to close, for the checklist before publication."""

from .quotation import Mark, paragraphs_of_marks

#: Characters of the passage quoted beside a mark: enough to find it.
CONTEXT = 40


def unbalanced(text: str) -> list[str]:
    """Return the passage at each quotation mark without its other half, in order; empty when all is well.

    A passage begins with the mark that is never closed, or ends with the one that nothing opened; it is
    cut between words. A quotation may run over several paragraphs if each begins with « and the last
    closes, as printers do.
    """
    found: list[Mark] = []
    running: Mark | None = None
    for marks in paragraphs_of_marks(text):
        first = marks[0]
        begins = first.opens and not text[: first.start].rpartition("\n")[2].strip()
        for mark in marks:
            if mark.mate:
                running = None if running and mark is first.mate else running
            elif mark is first and begins:
                running = running or mark
            elif not mark.opens and running:
                running = None
            else:
                found.append(mark)
    if running:
        found.append(running)
    return [_passage(text, mark) for mark in sorted(found, key=lambda mark: mark.start)]


def _passage(text: str, mark: Mark) -> str:
    if mark.opens:
        line = text[mark.start :].partition("\n")[0]
        return line if len(line) <= CONTEXT else line[: CONTEXT - 1].rpartition(" ")[0].rstrip() + "…"
    line = text[: mark.end].rpartition("\n")[2]
    return line if len(line) <= CONTEXT else "…" + line[1 - CONTEXT :].partition(" ")[2].lstrip()
