"""Keeping an address or a network out for a while: only from a comment of theirs, with a reason and an end."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from comments.choices import BanScope
from comments.models import Ban

#: How long a ban may last, in days.
DURATIONS = (1, 7, 30, 365)


def scopes_of(details):
    """The BanScopes that `details` still gives a hold on: what is forgotten cannot be banned."""
    holds = {BanScope.ADDRESS: details.commenter_id, BanScope.NETWORK: details.network_key}
    return [scope for scope, hold in holds.items() if hold]


def ban(details, *, scope, days, reason, by):
    """Keep out whoever wrote `details`, for `days` from now, by the moderator `by`. Returns the Ban.

    A network is forgotten after COMMENT_RETENTION_DAYS["network"] days, its ban with it. Raises PermissionDenied if
    `by` may not moderate, ValueError if the comment gives no hold on the `scope`.
    """
    if not by.has_perm("comments.moderate_comments"):
        raise PermissionDenied
    if scope not in scopes_of(details):
        raise ValueError(scope)
    if scope == BanScope.NETWORK:
        key, days = {"network_key": details.network_key}, min(days, settings.COMMENT_RETENTION_DAYS["network"])
    else:
        key = {"address_key": details.commenter.address_key}
    return Ban.objects.create(**key, reason=reason, until=timezone.now() + timedelta(days=days), made_by=by)
