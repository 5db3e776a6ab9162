"""Between the password and the desk: who has typed a good password, and what is still asked of them.

Until the second factor is given nobody is signed in: the session only knows whose password was right, for ten minutes.
"""

import time

from django.contrib.auth import get_user_model, login
from django.utils.crypto import constant_time_compare

from newsroom.access.second_factor import device_of, is_required
from newsroom.access.sessions import note_seen

PENDING = "password_given"
PENDING_SECONDS = 600
BACKEND = "django.contrib.auth.backends.ModelBackend"
#: Names of the pages that ask for what is missing.
CODE, SET_UP = "admin:second_factor", "admin:second_factor_set_up"


def missing_step(user):
    """The name of the page where `user` gives what is missing before the desk opens, or None."""
    if getattr(user, "otp_device", None) is not None:
        return None
    if device_of(user):
        return CODE
    return SET_UP if is_required(user) else None


def hold(request, user):
    """Remember that `user`, not signed in yet, gave the right password."""
    request.session.flush()  # Whoever was signed in here leaves: two people never share a session.
    request.session[PENDING] = {
        "user": user.pk, "password": user.get_session_auth_hash(), "until": time.time() + PENDING_SECONDS
    }  # fmt: skip


def person_at_door(request):
    """Whoever is signed in, or gave the right password a moment ago; None if it is nobody of the staff."""
    user = request.user if request.user.is_authenticated else _held(request)
    return user if user and user.is_active and user.is_staff else None


def let_in(request, user, device=None):
    """Sign `user` in, verified by `device` (None where no second factor is asked)."""
    if device is not None:
        user.otp_device = device
    login(request, user, backend=BACKEND)
    request.session.pop(PENDING, None)
    request.session.save()
    note_seen(request)


def _held(request):
    held = request.session.get(PENDING)
    if not held or held["until"] < time.time():
        return None
    user = get_user_model().objects.filter(pk=held["user"]).first()
    # A password changed meanwhile is no longer the one that was given.
    same = user and constant_time_compare(held["password"], user.get_session_auth_hash())
    return user if same else None
