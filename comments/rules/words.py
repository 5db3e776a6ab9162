"""Words that the newsroom watches for: its own lists, edited in the admin."""

from comments.choices import Watch
from comments.models import WatchedWord
from comments.text import words_of


def suspect_word(submission):
    """«« loterie »», the first word of the list that asks for a second look."""
    return _first_of(Watch.SUSPECT, submission)


def forbidden_word(submission):
    """«« loterie »», the first word of the list that is never wanted."""
    return _first_of(Watch.FORBIDDEN, submission)


def _first_of(effect, submission):
    # Spaces around both sides: whole words are looked for, and «cas» is not in «casino».
    said = f" {words_of(f'{submission.name} {submission.text}')} "
    for word, folded in WatchedWord.objects.filter(effect=effect).values_list("word", "folded"):
        if f" {folded} " in said:
            return f"«\u00a0{word}\u00a0»"
    return ""
