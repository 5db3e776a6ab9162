"""What visitors type, made harmless and readable: str → str, no models."""

import re
import unicodedata

from django.utils.html import escape

from articles.text.plain import fold
from articles.text.typography import typeset
from comments.masking import mask_addresses

#: Never wanted in what a visitor types: control characters, halves of surrogate pairs, marks that turn the
#: direction of the text around, and characters of no width (those that join letters or emoji are kept).
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")
_LINK = re.compile(r"https?://[^\s<>\"«»“”]+", re.IGNORECASE)
#: What a pasted player or picture is fetched from: nobody follows it.
_FETCHED = re.compile(r"""\b(?:src|value|data)\s*=\s*(["']).*?\1""", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"[^\W_]+")
#: What ends a sentence more often than an address.
_LINK_TAIL = ".,;:!?…'’)]}"

REL = "nofollow ugc noopener"


def clean_text(text):
    """`text` without what no reader can see; lines end with \\n, at most one blank line in a row."""
    text = _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _PARAGRAPH_BREAK.sub("\n\n", text).strip()


def clean_line(text):
    """`text` on one line, each run of white space made one space: fit for a name or a mail header."""
    return " ".join(clean_text(text).split())


def to_html(text):
    """The HTML of a comment: paragraphs, links that search engines do not follow, addresses masked, typeset.

    All of `text` is escaped: no tag that a visitor typed survives.
    """
    paragraphs = _PARAGRAPH_BREAK.split(clean_text(text))
    return "".join(f"<p>{_lines_to_html(paragraph)}</p>" for paragraph in paragraphs)


def is_blank(text):
    """Whether `text` shows nothing: neither letter, digit, punctuation nor symbol."""
    return not any(unicodedata.category(sign)[0] in "LNPS" for sign in text)


def count_links(text):
    """To how many web addresses `text` leads; written twice, one counts once."""
    return len({match.rstrip(_LINK_TAIL) for match in _LINK.findall(_FETCHED.sub("", text))})


def words_of(text):
    """The words of `text` without accents or case, one space apart: «L’Été, déjà» → «l ete deja»."""
    return " ".join(_WORD.findall(fold(text)))


def _lines_to_html(paragraph):
    lines = (typeset(mask_addresses(line)) for line in paragraph.split("\n"))
    return "<br>".join(_line_to_html(line) for line in lines)


def _line_to_html(line):
    pieces, end = [], 0
    for match in _LINK.finditer(line):
        address = match[0].rstrip(_LINK_TAIL)
        pieces += escape(line[end : match.start()]), _link(address)
        end = match.start() + len(address)
    pieces.append(escape(line[end:]))
    return "".join(pieces)


def _link(address):
    return f'<a href="{escape(address)}" rel="{REL}">{escape(address)}</a>'
