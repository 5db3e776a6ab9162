"""What every page knows of the newspaper itself. Reads settings only: no query, no Host header."""

from django.conf import settings
from django.utils.translation import gettext, gettext_noop

#: What a statement of accessibility says in France (RGAA 4.1); a newspaper may set words of its own.
ACCESSIBILITY_STATES = [
    gettext_noop("non conforme"),
    gettext_noop("partiellement conforme"),
    gettext_noop("totalement conforme"),
]


def site(request):
    """Context processor: the paper's name, address and footer facts."""
    return {
        "site_name": settings.NEWSROOM_NAME,
        "site_tagline": settings.NEWSROOM_TAGLINE,
        "site_url": settings.SITE_URL,
        "accessibility_state": gettext(settings.ACCESSIBILITY_STATE),
    }
