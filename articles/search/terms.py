"""What of a text is searched: its terms. One function for the index and the question, so that both agree.

A word loses its case and its accents, then its plural, then its ending (`articles.text.stems`).
"""

import re
import unicodedata
from functools import lru_cache

from articles.text.plain import fold
from articles.text.stems import STOP_WORDS, stem

#: Longer words are cut: databases limit what they index, and nobody types them whole.
MAX_LENGTH = 40
#: A number written in groups of three digits is one word.
WORD = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![^\W_])|[^\W_]+")
_NOT_OF_A_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=100_000)
def term(word):
    """The term of one word as written: «Pêcheurs» → «pecheur»; empty for a stop word."""
    folded = _NOT_OF_A_WORD.sub("", fold(word))[:MAX_LENGTH]
    return "" if folded in STOP_WORDS else stem(folded)


def terms_of(text):
    """The terms of `text` in their order, stop words left out: «L’eau des lacs» → ["eau", "lac"]."""
    return [found for word in words_of(text) if (found := term(word))]


def words_of(text):
    """The words of `text` as written, stop words included."""
    return WORD.findall(unicodedata.normalize("NFC", text))


def indexed(text):
    """The folded words of `text`, each after a space: what the desk looks into, drafts included."""
    return "".join(f" {word}" for word in re.findall(r"\w+", fold(text)))
