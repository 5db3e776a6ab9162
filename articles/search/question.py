"""What a reader asks: words, «exact phrases», −words to leave out. Anything typed can be read."""

import re
from dataclasses import dataclass

from articles.search.terms import WORD, term, terms_of

#: Words beyond this one are not looked at: any question costs about the same.
MAX_WORDS = 32

_PART = re.compile(
    r"(?P<minus>(?<!\S)[-\u2212–])?(?:«(?P<guillemets>[^«»]*)»|“(?P<curly>[^“”]*)”|\"(?P<straight>[^\"]*)\")"
    r"|(?<!\S)[-\u2212–](?P<left_out>[^\s\"«“-][^\s\"«“]*)"
    rf"|(?P<word>{WORD.pattern})"
)


@dataclass(frozen=True)
class Question:
    """Terms, each with its word as typed; phrases and what is left out, as tuples of terms."""

    words: dict[str, str]
    phrases: tuple[tuple[str, ...], ...] = ()
    left_out: tuple[tuple[str, ...], ...] = ()

    @property
    def is_empty(self):
        """Whether nothing is looked for: what is left out alone says too little."""
        return not (self.words or self.phrases)

    @property
    def terms(self):
        """Every term that a found article may show, those of the phrases too."""
        return {*self.words, *(found for phrase in self.phrases for found in phrase)}


def parse(typed):
    """Read `typed` (str) as a Question; what is neither word nor phrase is passed over."""
    words, phrases, left_out = {}, [], []
    for part in _PART.finditer(typed):
        if word := part["word"]:
            if found := term(word):
                words.setdefault(found, word)
        elif part["left_out"]:
            left_out.append(tuple(terms_of(part["left_out"])))
        else:
            quoted = part["guillemets"] or part["curly"] or part["straight"] or ""
            (left_out if part["minus"] else phrases).append(tuple(terms_of(quoted)[:MAX_WORDS]))
    return Question(
        dict(list(words.items())[:MAX_WORDS]),
        tuple(dict.fromkeys(filter(None, phrases)))[:MAX_WORDS],
        tuple(dict.fromkeys(filter(None, left_out)))[:MAX_WORDS],
    )
