"""Keys of rows as browsers send them: in addresses, in forms, in the text of an article."""

from collections.abc import Iterable

#: The largest number that the key of a row can be, a bigint; no column of a key holds more.
LARGEST_KEY = 2**63 - 1
_MOST_DIGITS = len(str(LARGEST_KEY))


def key_in(text: str | None) -> int | None:
    """The number that `text` says in ASCII digits, from 0 to LARGEST_KEY; None if it says no such number.

    >>> key_in("57"), key_in("٥٧"), key_in("-1"), key_in("")
    (57, None, None, None)
    """
    # Its length first: Python refuses to read more than 4,300 digits.
    if not text or len(text) > _MOST_DIGITS or not (text.isascii() and text.isdigit()):
        return None
    number = int(text)
    return number if number <= LARGEST_KEY else None


def keys_in(texts: Iterable[str]) -> list[int]:
    """The numbers that those of `texts` say which say one, in order."""
    return [key for text in texts if (key := key_in(text)) is not None]
