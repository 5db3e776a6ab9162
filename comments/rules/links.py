"""Too many links."""

from django.utils.translation import gettext

from comments.text import count_links

MAX_LINKS = 2


def too_many_links(submission):
    """«4 liens», above MAX_LINKS."""
    total = count_links(submission.text)
    return total > MAX_LINKS and gettext("%(total)d\u00a0liens") % {"total": total}
