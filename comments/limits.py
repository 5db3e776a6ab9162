"""How often one may post and be written to: counted in the database, so that it holds across workers."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from comments.models import Sending

DAY = timedelta(days=1)


def is_too_fast(*, commenter, network_key):
    """Whether who posts as `commenter` (None: never seen) from that network must wait a little.

    An address is counted only where the post comes from: the answer tells nobody what its owner does elsewhere.
    One form counts once however often it is sent, and as much when it makes no new comment: neither tells whose the
    first was. The network alone has a high ceiling, for one mobile network may put thousands behind one address.
    """
    from_network = Sending.objects.filter(network_key=network_key)
    from_address = from_network.filter(details__commenter=commenter) if commenter else from_network.none()
    return _reaches(from_address.values("details").distinct(), settings.COMMENT_ADDRESS_LIMITS) or _reaches(
        from_network, settings.COMMENT_NETWORK_LIMITS
    )


def may_be_mailed(commenter, kind):
    """Whether one more mail of `kind` may go to `commenter` today. The caller holds the row's lock."""
    today = commenter.mails.filter(kind=kind, created_at__gt=timezone.now() - DAY)
    return today.count() < settings.COMMENT_MAILS_A_DAY


def _reaches(posts, limits):
    now = timezone.now()
    return any(posts.filter(at__gt=now - timedelta(seconds=seconds)).count() >= most for most, seconds in limits)
