"""Text without tags, and what is counted or compared in it."""

import re
import unicodedata

from .markup import INLINE_TAGS, is_tag, tag_name, to_text, tokens

#: Silent reading of non-fiction by adults: 238 words a minute (Brysbaert, «How many words do we read per
#: minute?», Journal of Memory and Language 109, 2019), rounded down for the figures and names of news.
WORDS_PER_MINUTE = 230

#: In characters: beyond these, search engines (some 600 pixels of a result) and social networks cut a title and what
#: stands under it.
TITLE_SHOWN, DESCRIPTION_SHOWN = 65, 155

_UNREAD = frozenset("aside script style template".split())
_WORD = re.compile(r"[^\s\u202f]*\w(?:[^\s]|\u202f(?=\d))*")
_OPENING = {"«": "»", "“": "”", "(": ")", "[": "]"}
_DANGLING = " \u00a0\u202f\n,;:.…!?–—-«“(["
_UNFINISHED = frozenset(
    "a à au aux avec ce ces chez d dans de des du en et la le les leur leurs mais ne ni ou où par pas plus pour que qui"
    " sa sans se ses son sur très un une".split()
)
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "‘": "'", "ʼ": "'", "‑": "-", "–": "-", "—": "-"})


def plain_text(html: str) -> str:
    """Text of html, one line a block, entities decoded; an editor's label of a related link is not text.

    >>> plain_text("<p>L’eau <em>monte</em>.</p><ul><li>un</li><li>deux</li></ul>")
    'L’eau monte.\\nun\\ndeux'
    """
    parts: list[str] = []
    unread = 0
    for token in tokens(html):
        if not is_tag(token):
            if not unread:
                parts.append(to_text(token).replace("\n", " "))
            continue
        name = tag_name(token)
        if name in _UNREAD:
            unread = max(0, unread + (-1 if token[1] == "/" else 1))
        parts.append("\n" if name == "br" or (name and name not in INLINE_TAGS) else "")
    lines = (line.strip(" ") for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line.strip())


def excerpt(text: str, length: int = DESCRIPTION_SHOWN) -> str:
    """The beginning of text in one line of at most `length` characters, cut between words with «…».

    A number stays with its unit; no punctuation dangles; a quotation cut open is closed before the «…».
    A text short enough comes back whole.
    """
    text = " ".join(re.split(r"[ \t\r\n]+", text.strip()))
    if len(text) <= length:
        return text
    cut, _, _ = text[: length + 1].rpartition(" ")
    while cut:
        cut = cut.rstrip(_DANGLING)
        closed = cut + _closing(cut) + "…"
        before, _, last = cut.rpartition(" ")
        if len(closed) <= length and not (before and last in _UNFINISHED):
            return closed
        cut = before
    return text[: length - 1] + "…"


def _closing(text: str) -> str:
    """What closes the quotations and brackets that text leaves open."""
    open_marks: list[str] = []
    for mark in text:
        if mark in _OPENING:
            open_marks.append(_OPENING[mark])
        elif open_marks and mark == open_marks[-1]:
            open_marks.pop()
    return "".join("\u00a0»" if mark == "»" else mark for mark in reversed(open_marks))


def word_count(text: str) -> int:
    """Number of words: runs without a space that hold a letter or a digit; 5 000 is one."""
    return len(_WORD.findall(text))


def reading_minutes(words: int) -> int:
    """Minutes that reading takes, to the nearest, one at least (see WORDS_PER_MINUTE)."""
    return max(1, (words + WORDS_PER_MINUTE // 2) // WORDS_PER_MINUTE)


def fold(text: str) -> str:
    """Text for look-ups: no accents, no capitals, œ and æ as two letters, plain apostrophes, single spaces.

    >>> fold("  Cœur d’Été\\u00a0: ÉLÈVES ")
    "coeur d'ete : eleves"
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    # Few marks, each met often: taken out one after the other, ten times faster than letter by letter.
    for mark in filter(unicodedata.combining, set(decomposed)):
        decomposed = decomposed.replace(mark, "")
    return " ".join(decomposed.split())
