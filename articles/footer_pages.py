"""The footer pages, Django's flat pages: which are public, and which every page of the site leads to."""

from django.conf import settings
from django.contrib.flatpages.models import FlatPage

#: How the newspaper works: what machines are told to read (`articles.json_ld`).
ETHICS = "charte-deontologique"
#: Those that templates and machines name: the desk neither moves nor deletes them.
NAMED = frozenset(
    {
        ETHICS,
        "accessibilite",
        "charte-de-moderation",
        "droit-de-reponse",
        "mentions-legales",
        "politique-de-confidentialite",
        "qui-sommes-nous",
    }
)


def public_pages():
    """Those that anybody may read."""
    return FlatPage.objects.filter(sites=settings.SITE_ID, registration_required=False)
