"""The part of an article that answers a question, with the words of the question marked."""

import re
import unicodedata

from django.utils.html import escape
from django.utils.safestring import mark_safe

from articles.search.terms import WORD, term
from articles.text.plain import plain_text

#: Characters of an excerpt, about, and of what stands before its first marked word.
LENGTH, BEFORE = 240, 60
_SPACE = re.compile(r"\s")
_FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)


class Marker:
    """Finds and marks `terms` (a set) in texts."""

    def __init__(self, terms):
        self.terms = terms

    def excerpt(self, article):
        """HTML of the chapo, if it holds a word of the question or nothing does, else of the text around one."""
        chapo = self.marked(article.chapo)
        if chapo.count("<mark>") or not (around := self._around(_running_text(article.body_html))):
            return chapo
        return around

    def marked(self, text):
        """`text`, escaped, with each word whose term is among them in a `<mark>`."""
        text = unicodedata.normalize("NFC", text)
        parts, end = [], 0
        for start, stop in self._places(text):
            parts += [escape(text[end:start]), "<mark>", escape(text[start:stop]), "</mark>"]
            end = stop
        return mark_safe("".join([*parts, escape(text[end:])]))

    def _places(self, text):
        return [word.span() for word in WORD.finditer(text) if term(word[0]) in self.terms]

    def _around(self, text):
        places = self._places(text)
        if not places:
            return ""
        # The window that holds the most of them; the first of equals.
        first = max(
            places, key=lambda place: (sum(place[0] <= p < place[0] + LENGTH - BEFORE for p, _ in places), -place[0])
        )
        start = max(0, first[0] - BEFORE)
        start = start and (_space_after(text, start) or start)
        stop = len(text) if start + LENGTH >= len(text) else text.rfind(" ", first[1], start + LENGTH) or start + LENGTH
        if stop == -1:
            stop = start + LENGTH
        return mark_safe(
            f"{'…' if start else ''}{self.marked(text[start:stop].strip())}{'…' if stop < len(text) else ''}"
        )


def _running_text(html):
    """What a reader reads in a row, as it is set on the page: no caption comes between two sentences."""
    return plain_text(_FIGURE.sub("", html)).replace("\n", " ")


def _space_after(text, start):
    space = _SPACE.search(text, start)
    return space.end() if space else None
