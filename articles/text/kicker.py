"""A title that carries its surtitre, as messages and other papers write it: «Sécurité : trois commissariats»."""

import re

#: Words of a surtitre at most.
MAX_WORDS = 3
#: Of the column `surtitre`.
MAX_LENGTH = 60

_PARTED = re.compile(r"([^:«»“”\"?!]+?)\s*:\s+(.+)", re.DOTALL)
#: What begins words that somebody said: «Paul Kagame : « … »» names a speaker, not a subject.
_SAID = ("«", "“", '"', "‘", "–", "—")


def kicker_in(title: str) -> tuple[str, str] | None:
    """The surtitre that a title begins with, and the title that is left; None if it carries none.

    Only a guess, to be proposed: «Goma : le volcan gronde» is a title as it stands.

    >>> kicker_in("Sécurité : trois nouveaux commissariats")
    ('Sécurité', 'Trois nouveaux commissariats')
    >>> kicker_in("Paul Kagame : « Nous y sommes »") is None
    True
    """
    parted = _PARTED.fullmatch(title.strip())
    if parted is None:
        return None
    kicker, rest = parted.groups()
    is_short = len(kicker.split()) <= MAX_WORDS and len(kicker) <= MAX_LENGTH
    if not is_short or not kicker[0].isalpha() or rest.startswith(_SAID):
        return None
    return kicker, rest[0].upper() + rest[1:]
