"""E-mail addresses that visitors write where everybody reads: found and masked."""

import re
from itertools import takewhile

#: From the @, or what stands for it in a web address or a keyboard of another script, to the end of the domain.
_FROM_THE_AT = re.compile(r"(?:@|%40|&#64;|＠)((?:[\w-]+\.)+[^\W\d_][\w-]*)", re.IGNORECASE)
#: What may stand before the @ beside letters and digits, less what separates the parts of a web address.
_LOCAL_SIGNS = set(".!#$'*+-^_`{|}~’")


def holds_address(text):
    """Whether an e-mail address can be read in `text`."""
    return mask_addresses(text) != text


def mask_addresses(text):
    """«écrivez à awa@exemple.org» → «écrivez à a…@exemple.org». Takes a time in proportion to the text."""
    pieces, end = [], 0
    for match in _FROM_THE_AT.finditer(text):
        local = _local_part_before(text, match.start(), end)
        if not local:
            continue
        pieces += text[end : match.start() - len(local)], f"{_first_letter(local)}…@{match[1]}"
        end = match.end()
    pieces.append(text[end:])
    return "".join(pieces)


def _local_part_before(text, position, start):
    backwards = takewhile(_may_stand_in_local_part, reversed(text[start:position]))
    return text[position - len(list(backwards)) : position]


def _may_stand_in_local_part(sign):
    return sign.isalnum() or sign in _LOCAL_SIGNS


def _first_letter(local):
    return next((sign for sign in local if sign.isalnum()), "")
