"""Signed words that stand in a form or a link, and hold nothing personal."""

from datetime import timedelta

from django.core import signing
from django.utils import timezone

#: A page of last week, kept open or in a cache, may still post.
FORM_TOKEN_LASTS = timedelta(days=7)

#: What a signed link opens → how long it does.
LINK_LASTS = {
    "confirm": timedelta(days=3),
    "ask_again": timedelta(days=7),
    "sent": timedelta(days=1),
    "status": timedelta(days=1),
    "own_comments": timedelta(days=7),
    "unsubscribe": timedelta(days=365),
}


def form_token(subject):
    """A token for a form about `subject` («article:12»), the same for all who see the page that day."""
    day = timezone.now().date().toordinal()
    return _form_signer(subject).sign(str(day))


def comments_token(article_pk):
    """The token of the form under an article, and of the buttons of its comments."""
    return form_token(comments_subject(article_pk))


def comments_subject(article_pk):
    """What `comments_token` is about."""
    return f"article:{article_pk}"


def check_form_token(token, subject):
    """Whether `token` was made for `subject`, at most seven days ago."""
    try:
        day = int(_form_signer(subject).unsign(token))
    except (signing.BadSignature, ValueError):
        return False
    age = timezone.now().date().toordinal() - day
    # One day of grace the other way: two servers may not agree on midnight.
    return -1 <= age <= FORM_TOKEN_LASTS.days


def link_token(purpose, pk):
    """A short token for a link: the key of a row and the time, signed for one `purpose` of LINK_LASTS."""
    return _link_signer(purpose).sign(str(pk))


def read_link_token(token, purpose, *, even_expired=False):
    """The key that `link_token` was given for `purpose`.

    Raises django.core.signing.SignatureExpired if it is too old, BadSignature if it was not made here for that.
    """
    return int(_link_signer(purpose).unsign(token, max_age=None if even_expired else LINK_LASTS[purpose]))


def _form_signer(subject):
    return signing.Signer(salt=f"newsroom.form:{subject}")


def _link_signer(purpose):
    # A tilde, unlike a colon, is never re-encoded by the mail readers that a link goes through.
    return signing.TimestampSigner(sep="~", salt=f"comments.{purpose}")
