"""Shouting."""

#: A text of at least so many letters is shouting when so large a share of them are capitals: a few acronyms and a cry
#: of joy are neither long enough.
SHOUT_LETTERS, SHOUT_SHARE = 50, 0.9


def shouted(submission):
    """Whether most of the text is in capitals."""
    letters = [sign for sign in submission.text if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return len(letters) >= SHOUT_LETTERS and capitals > SHOUT_SHARE * len(letters)
