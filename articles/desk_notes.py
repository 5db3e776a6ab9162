"""Notes that members of the desk leave each other on an article."""

from django.core.exceptions import PermissionDenied

from articles.models import DeskNote
from articles.roles import may_view

#: In characters: a word to colleagues, not an article.
MAX_NOTE_LENGTH = 5000


def add_desk_note(article, text, *, by):
    """Leave `text` on `article` for whoever may open it. An empty one is not kept: returns None then.

    Raises PermissionDenied if `by` may not open the article.
    """
    if not may_view(article, by):
        raise PermissionDenied
    text = text.strip()
    return DeskNote.objects.create(article=article, by=by, text=text) if text else None
