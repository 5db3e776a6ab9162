"""Too much at once."""

from django.utils.translation import gettext

from comments import limits


def too_fast(submission):
    """What a visitor is told who must wait a little."""
    is_too_fast = limits.is_too_fast(commenter=submission.commenter, network_key=submission.network_key)
    return is_too_fast and gettext("Vous publiez trop vite. Réessayez dans une minute.")
