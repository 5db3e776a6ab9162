"""Those whom a moderator keeps out for a while."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from comments.models import Ban


def banned_network(submission):
    """What a visitor of a banned network is told: nobody else's secret, for the network is their own."""
    ban = submission.network_key and Ban.objects.in_force().filter(network_key=submission.network_key).first()
    return ban and gettext(
        "Les commentaires venant de votre réseau sont suspendus jusqu’au %(until)s. "
        "Si vous n’y êtes pour rien, écrivez à la rédaction."
    ) % {"until": date_format(localtime(ban.until), "j F Y")}


def banned_address(submission):
    """«jusqu’au 3 décembre 2026», for an address that may not comment.

    Asked only once the address is confirmed: whoever types another's must not learn that it is banned.
    """
    commenter = submission.commenter
    ban = commenter and Ban.objects.in_force().filter(address_key=commenter.address_key).first()
    return ban and gettext("jusqu’au %(until)s") % {"until": date_format(localtime(ban.until), "j F Y")}
