"""Where each member of the staff is signed in, and how that is ended."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.utils import timezone

from comments.origin import client_address, network_of
from comments.patience import is_busy
from newsroom.access.browsers import browser_family
from newsroom.models import DeskSession

#: «Vue» is written down no more often than this: a page of the desk must not cost a write each time.
SEEN_EVERY = timedelta(minutes=5)


def note_seen(request):
    """Write down that the session of `request`, of someone signed in, is in use; not while the database is busy, for
    such a note must refuse nobody their page.
    """
    try:
        _note_seen(request)
    except OperationalError as error:
        if not is_busy(error):
            raise


def _note_seen(request):
    now = timezone.now()
    known = DeskSession.objects.filter(session_id=request.session.session_key).values_list("seen_at", "user_id").first()
    if known and known[1] == request.user.pk and now - known[0] < SEEN_EVERY:
        return
    if not request.session.exists(request.session.session_key):  # It was ended while this page was on its way.
        return
    DeskSession.objects.update_or_create(
        session_id=request.session.session_key,
        defaults={
            "user_id": request.user.pk,
            "seen_at": now,
            "browser": browser_family(request.headers.get("User-Agent", "")),
            "network": str(network_of(client_address(request)) or ""),
        },
    )


def end_sessions(user, keep=None):
    """Sign `user` out everywhere, except in the session whose key is `keep`. Returns how many were ended."""
    return end(DeskSession.objects.filter(user=user).exclude(session_id=keep))


def end(desk_sessions):
    """End these DeskSession, a queryset. Returns how many were ended."""
    keys = list(desk_sessions.values_list("session_id", flat=True))
    Session.objects.filter(pk__in=keys).delete()
    return len(keys)
