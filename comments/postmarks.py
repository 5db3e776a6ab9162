"""That a mail has left, noted beside the database at once: SQLite may keep the worker waiting before it writes that
down, and a worker killed meanwhile would leave the mail to be sent again.

A note lasts for as long as that takes. It serves whoever runs on the same disk, as all do who share a SQLite file.
"""

import logging
from contextlib import suppress

from django.conf import settings

logger = logging.getLogger(__name__)


def put(mail):
    """Note that `mail` (OutgoingMail) has left."""
    path = _path_of(mail)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError as error:  # A full disk must not have the mail sent again.
        logger.warning("No note that mail %s left: %s", mail.pk, error)


def has(mail):
    """Whether `mail` has left, though the database does not say so yet."""
    return _path_of(mail).exists()


def remove(mail):
    """Forget the note: the database says it now."""
    with suppress(OSError):
        _path_of(mail).unlink()


def _path_of(mail):
    # Its moment too: another database may have a mail of the same number.
    return settings.COMMENT_POSTMARKS_PATH / f"{mail.pk}-{mail.created_at.timestamp():.6f}"
