"""Why a link was chosen, in a sentence an editor reads. Pure: knows texts and words, no model."""

import re
from collections.abc import Collection

from django.utils.translation import gettext

from articles.lire.terms import numbers_of
from articles.text.stems import EMPTY_WORDS, words

_NAME = re.compile(r"[^\W\d_a-zà-ÿ][\w’'-]+(?:\s(?:(?:de|du|des|la|le|van|von|el|al|ben)\s)*[^\W\d_a-zà-ÿ][\w’'-]+)*")
_BEFORE_SENTENCE = re.compile(r"(?:^|[.!?…:\n])[\s\u00a0\u202f«\"“(–-]*$")
MOST_NAMES, LONGEST = 3, 255


def proper_names(text: str) -> list[str]:
    """Names of people, places and organisations, as written, those written most first.

    A single capitalised word that opens a sentence may be any word: it is not taken.

    >>> proper_names("Hier, Ada Lovelace a vu Kigali. Ensuite, Kigali a vu Ada Lovelace.")
    ['Ada Lovelace', 'Kigali']
    """
    counts: dict[str, int] = {}
    for match in _NAME.finditer(text):
        name = match[0]
        parts = words(name)
        opens = _BEFORE_SENTENCE.search(text[max(0, match.start() - 6) : match.start()])
        if parts[0] in EMPTY_WORDS or (opens and len(parts) < 2):
            continue
        counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: -counts[name])


def shared_names(names: list[str], numbers: Collection[int]) -> list[str]:
    """Those of `names` whose words are all among `numbers`, none inside another."""
    shared: list[str] = []
    for name in names:
        of_name = list(numbers_of(name))
        if of_name and all(number in numbers for number in of_name) and not any(name in other for other in shared):
            shared.append(name)
    return shared[:MOST_NAMES]


def sentence(*, names: list[str], tags: list[str], of_story: bool, same_section: bool, days: int) -> str:
    """All that speaks for a link, in the language of the frame, at most 255 characters."""
    parts = []
    if names:
        parts.append(gettext("noms communs\u00a0: {names}").format(names=", ".join(names)))
    if tags:
        parts.append(gettext("mots-clés communs\u00a0: {tags}").format(tags=", ".join(tags)))
    if of_story:
        parts.append(gettext("lié par un article du même sujet"))
    if same_section:
        parts.append(gettext("même rubrique"))
    if days == 0:
        parts.append(gettext("même jour"))
    elif days < 7:
        parts.append(gettext("même semaine"))
    elif days < 31:
        parts.append(gettext("même mois"))
    text = "\u00a0; ".join(parts) or gettext("sujet voisin")
    return (text[:1].upper() + text[1:])[:LONGEST]
