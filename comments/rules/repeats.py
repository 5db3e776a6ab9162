"""The same again: a text already sent, or one sign held down."""

import re
from datetime import timedelta
from unicodedata import combining

from comments.choices import State
from comments.models import CommentDetails

#: How long a text is remembered.
LATELY = timedelta(days=30)
#: A text of fewer signs than this («Merci !») may well be written by two people of one network.
OWN_WORDS = 40
#: One sign this many times in a row is a key held down; a text of nothing much else says nothing.
HELD_DOWN = re.compile(r"(\S)\1{9,}")
MOSTLY = 0.8


def same_text(submission):
    """Whether the same address, or the same network, has lately published or tried to publish the same words."""
    others = CommentDetails.objects.since(LATELY).exclude(pk=submission.pk).exclude(state=State.UNCONFIRMED)
    same = others.filter(comment__comment=submission.text)
    if submission.commenter and same.filter(commenter=submission.commenter).exists():
        return True
    is_telling = submission.network_key and len(submission.text) >= OWN_WORDS
    return bool(is_telling) and same.filter(network_key=submission.network_key).exists()


def noise(submission):
    """Whether most of the text is one sign held down."""
    signs = "".join(sign for sign in submission.text if not (sign.isspace() or combining(sign)))
    held_down = sum(len(match[0]) for match in HELD_DOWN.finditer(signs))
    return held_down > MOSTLY * len(signs)
