"""French typography, as the house's wording page states it, for plain text and for HTML.

Spaces, quotation marks, apostrophes, dashes and ellipses are set; letters and digits never change,
and setting what is already set changes nothing. Addresses, code and dates for machines are left alone.
"""

import re
from collections.abc import Iterator

from .apostrophes import set_apostrophes, set_rock_and_roll, set_seconds
from .markup import INLINE_TAGS, VOID_TAGS, attributes, is_tag, tag_name, to_markup, to_text, tokens
from .quotation import BLOCK, set_double_quotes, set_single_quotes
from .runs import Run
from .spacing import MASK, set_dashes, set_ellipses, set_kept_together, set_numbers, set_punctuation

_OBJECT = "\ufffc"
_LINE = "\u2028"

#: Elements whose text is not French prose; so is all that an editor marks with data-brut.
_VERBATIM_TAGS = frozenset(
    "code pre kbd samp var script style textarea svg math template noscript iframe object".split()
)

_IN_URL = r"[^\s<>\"«»“”\u2028\u2029]"
#: What is never touched, each with a sign without which a text holds none: most texts hold few.
_UNTOUCHED: list[tuple[str, re.Pattern[str]]] = [
    (_OBJECT, re.compile(_OBJECT)),
    ("://", re.compile(rf"(?i:https?|ftps?|file)://{_IN_URL}*[\w/=&%#+~$*@-]")),
    ("www.", re.compile(rf"www\.{_IN_URL}*[\w/=&%#+~$*@-]")),
    ("@", re.compile(r"\w(?<![\w+-].)(?<!\w\..)[\w.+-]*+@[\w-]+(?:\.[\w-]+)+")),
    ("@", re.compile(r"@(?<!\w@)\w+")),
    ("#", re.compile(r"#(?<!\w#)\w+")),
    ("/", re.compile(rf"(?<![\w@-])(?<!\w\.)(?:[a-zA-Z0-9-]++\.)+[a-z]{{2,}}/(?:{_IN_URL}*[\w/=&%#+~-])?")),
    ("/", re.compile(r"/(?<![\w/.]/)\w[\w.-]*(?:/[\w.-]*)*")),
    ("=", re.compile(r"(?<![\w-])[\w-]++=(?:\"[^\"\n]*\"|'[^'\n]*')")),
    ("&", re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]\w*);")),
    ("`", re.compile(r"`(?<!\w`)[^`\n]+`(?!\w)")),
    ("'''", re.compile("'{3,}")),
    ('"""', re.compile('"{3,}')),
    # Dates and times for machines, slugs, :shortcodes: of emoji (whose first colon takes its space).
    ("-", re.compile(r"\d(?<![\w-]\d)\d{3}-\d\d-\d\d(?:T\d\d:\d\d[\d:.,]*(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)")),
    ("-", re.compile(r"(?<![\w-])[a-z0-9]++-[a-z0-9]++(?:-[a-z0-9]++)+")),
    (":", re.compile(r"[a-z0-9_+](?<=:.)(?<!\w:.)[a-z0-9_+]+:(?!\w)")),
]
_MASKED = re.compile(f"{MASK}+")


def typeset(text: str) -> str:
    """Set a plain text: a title, a caption, a chapo. Blank lines part paragraphs.

    >>> typeset('"Qui a dit: l\\'eau monte?"')
    '«\\xa0Qui a dit\\xa0: l’eau monte\\u202f?\\xa0»'
    """
    run = Run(text)
    _set(run)
    return run.text


def typeset_html(html: str) -> str:
    """Set the text of well-formed HTML; its tags, attributes and comments come out as they went in.

    A quotation may open in one inline element and close in another, never across blocks. Code and
    whatever carries data-brut is left alone. U+2028, U+2029 and U+FFFC, unknown to French, are dropped.
    """
    run, tags = _without_tags(html)
    _set(run)
    pieces: list[str] = []
    done = 0
    for mark, tag in zip(run.marks, tags, strict=True):
        pieces += to_markup(_without_stand_ins(run.text[done:mark])), tag
        done = mark
    pieces.append(to_markup(_without_stand_ins(run.text[done:])))
    return "".join(pieces)


def _set(run: Run) -> None:
    originals = _mask(run)
    set_rock_and_roll(run)
    set_ellipses(run)
    set_double_quotes(run)
    set_seconds(run)
    set_single_quotes(run)
    set_apostrophes(run)
    set_numbers(run)
    set_kept_together(run)
    set_dashes(run)
    set_punctuation(run)
    if originals:
        _unmask(run, originals)


def _mask(run: Run) -> str:
    """Hide what must not be touched behind as many MASKs, and return what they hide."""
    text = run.text
    for sign, pattern in _UNTOUCHED:
        if sign in run.text:
            run.text = pattern.sub(_hidden, run.text)
    return "".join(text[found.start() : found.end()] for found in _MASKED.finditer(run.text))


def _hidden(match: re.Match[str]) -> str:
    return MASK * len(match[0])


def _unmask(run: Run, originals: str) -> None:
    done = 0

    def reveal(match: re.Match[str]) -> str:
        nonlocal done
        start, done = done, done + len(match[0])
        return originals[start:done]

    run.text = _MASKED.sub(reveal, run.text)


def _without_tags(html: str) -> tuple[Run, list[str]]:
    """Part the text of html, blocks and breaks marked by stand-ins, from its tags, one for each mark."""
    texts: list[str] = []
    marks: list[int] = []
    tags: list[str] = []
    length = 0
    at_block = True
    remaining = iter(tokens(html))
    for token in remaining:
        if is_tag(token):
            is_verbatim = _is_verbatim(token)
            marks.append(length)
            tags.append(token + _rest(token, remaining) if is_verbatim else token)
            text = _stand_in(tag_name(token), is_verbatim=is_verbatim)
        elif at_block and token.isspace():  # how the source is laid out
            marks.append(length)
            tags.append(token)
            continue
        else:
            text = _without_stand_ins(to_text(token)).replace("\n", " ")
        texts.append(text)
        length += len(text)
        at_block = text == BLOCK or (at_block and not text)
    return Run("".join(texts), marks), tags


def _without_stand_ins(text: str) -> str:
    return text.replace(BLOCK, "").replace(_LINE, "").replace(_OBJECT, "")


def _stand_in(name: str, *, is_verbatim: bool) -> str:
    """What a tag is for the words beside it: a line's end, a thing, nothing, or the end of a block."""
    if name == "br":
        return _LINE
    if name == "img" or (is_verbatim and name in INLINE_TAGS):
        return _OBJECT
    return "" if name in INLINE_TAGS or not name else BLOCK


def _is_verbatim(token: str) -> bool:
    """Say whether a tag opens an element whose text is not to be set."""
    name = tag_name(token)
    is_marked = "data-brut" in token and "data-brut" in attributes(token)
    return token[1] not in "/!" and name not in VOID_TAGS and (name in _VERBATIM_TAGS or is_marked)


def _rest(opening: str, following: Iterator[str]) -> str:
    """The rest of an element, its end tag included, taken from the tokens that follow its opening tag."""
    name = tag_name(opening)
    depth = 1
    parts: list[str] = []
    for inside in following:
        parts.append(inside)
        if is_tag(inside) and tag_name(inside) == name:
            depth += -1 if inside[1] == "/" else 1
        if depth == 0:
            break
    return "".join(parts)
