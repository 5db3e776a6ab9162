"""What is typed in an article's form and not saved: kept for its writer until saved, forgotten or thirty days old.

The form carries a slip, signed by the site: for whom, for which article, on which sheet it was opened. It lets the
text of somebody whose session has just ended be kept for them, and for nobody else.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.utils import timezone

from articles.models import Article, UnsavedText
from articles.text.keys import key_in
from articles.versions.comparing import Comparison, compare, reading_of_article, reading_of_typed
from articles.versions.recording import latest_number

KEPT_FOR = timedelta(days=30)
#: In characters, names and values: the longest article, and its form.
MAX_LENGTH = 600_000
#: Sheets of one article that are kept for one person; the oldest go first.
MAX_SHEETS = 5
#: Never kept: what is worth nothing later, or would make a move by itself.
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "move", "overwrite", "_save", "_continue", "_addanother", "is_update"})

_SALT = "articles.unsaved"


class TooLongError(ValueError):
    """The form holds more than MAX_LENGTH characters."""


@dataclass(frozen=True)
class Slip:
    """For whom a form was opened, of which article (None: a new one), and the name of that sheet."""

    user_id: int
    article_id: int | None
    sheet: str


def new_slip(user, article_pk):
    """A signed slip (str) for a form that is being opened."""
    return signing.dumps([user.pk, article_pk, secrets.token_urlsafe(12)], salt=_SALT)


def read_slip(text):
    """The Slip that `text` says, or None if this site did not sign it in the last thirty days."""
    try:
        return Slip(*signing.loads(text, salt=_SALT, max_age=KEPT_FOR))
    except signing.BadSignature:
        return None


def keep(slip, data):
    """Keep `data` (a QueryDict) as what was typed on the sheet of `slip`; return the UnsavedText.

    Returns None if the article is gone. Raises TooLongError.
    """
    typed = {name: values for name, values in data.lists() if name not in NOT_KEPT}
    if sum(len(name) + sum(map(len, values)) for name, values in typed.items()) > MAX_LENGTH:
        raise TooLongError
    if slip.article_id and not Article.objects.filter(pk=slip.article_id).exists():
        return None
    kept, _created = UnsavedText.objects.update_or_create(
        user_id=slip.user_id,
        sheet=slip.sheet,
        defaults={
            "article_id": slip.article_id,
            "data": typed,
            "based_on": key_in(data.get("based_on")) or 0,
            "saved_at": timezone.now(),
        },
    )
    sheets = UnsavedText.objects.filter(user_id=slip.user_id, article_id=slip.article_id)
    sheets.exclude(pk__in=list(sheets.values_list("pk", flat=True)[:MAX_SHEETS])).delete()
    return kept


def forget(slip):
    """The text of this sheet has been saved."""
    UnsavedText.objects.filter(user_id=slip.user_id, sheet=slip.sheet).delete()


def stale(now):
    """The texts that nobody took up in thirty days, at the moment `now`."""
    return UnsavedText.objects.filter(saved_at__lt=now - KEPT_FOR)


@dataclass(frozen=True)
class Offer:
    """An unsaved text to take up again or to forget: how it differs from what is stored, and whether that moved on."""

    kept: UnsavedText
    comparison: Comparison
    is_outdated: bool


def offers_for(user, article, *, but=""):
    """The Offers to `user` for `article` (None: new ones), newest first; `but` is the sheet on the screen.

    A text that is word for word what is stored is not offered.
    """
    texts = list(UnsavedText.objects.filter(user=user, article=article).exclude(sheet=but)[:MAX_SHEETS])
    if not texts:
        return []
    # Read again: a form may have put what was typed on its own copy of the article.
    stored = reading_of_article(Article.objects.get(pk=article.pk) if article else Article())
    latest = latest_number(article.pk) if article else 0
    readings = [(kept, reading_of_typed(kept.data, stored)) for kept in texts]
    return [
        Offer(kept, compare(stored, reading), kept.based_on != latest)
        for kept, reading in readings
        if not reading.text_equals(stored)
    ]
