"""What follows too many wrong passwords. What is kept of it is a name and a network, for a day."""

from datetime import timedelta
from math import ceil

from axes.helpers import get_client_username
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.contrib import admin
from django.db.models import Max
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from articles.text.dates import clock
from comments.origin import client_address, network_of

KEPT = timedelta(days=1)


def network_address(request):
    """What django-axes takes for the visitor's address: the first of their network, as text; None if unknown."""
    network = network_of(client_address(request))
    return str(network.network_address) if network else None


def opens_at(request, credentials=None):
    """When the door opens again to the name and network that `request` comes from (aware datetime)."""
    attempts = AccessAttempt.objects.filter(
        username=get_client_username(request, credentials), ip_address=network_address(request)
    )
    last = attempts.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    return last + settings.AXES_COOLOFF_TIME


def locked_out(request, original_response=None, credentials=None):
    """The page in the place of the login form. It says the same of a name that nobody has."""
    opening = opens_at(request, credentials)
    seconds = max(1, ceil((opening - timezone.now()).total_seconds()))
    context = admin.site.each_context(request) | {
        "title": gettext("Trop d’essais"),
        "minutes": ceil(seconds / 60),
        # Said without its seconds, hence the next minute.
        "time": clock(timezone.localtime(opening + timedelta(minutes=1))),
    }
    response = render(request, "admin/access/locked_out.html", context, status=429)
    response["Retry-After"] = str(seconds)
    return response


def unlock(username):
    """Forget the wrong passwords typed for `username`. Returns how many networks had typed one."""
    return reset(username=username)


def forget_attempts():
    """Delete what is too old to lock anybody out."""
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - KEPT).delete()
