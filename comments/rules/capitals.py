"""Shouting."""

#: A text of at least this many letters is shouting when this large a share of them are capitals: a few acronyms and a
#: cry of joy are not long enough.
SHOUT_LETTERS, SHOUT_SHARE = 50, 0.9


def shouted(submission):
    """Whether most of the text is in capitals."""
    letters = [sign for sign in submission.text if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return len(letters) >= SHOUT_LETTERS and capitals > SHOUT_SHARE * len(letters)
