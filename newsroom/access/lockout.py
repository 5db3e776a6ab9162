"""What follows too many wrong passwords. What is kept of it is a name and a network, for a day."""

from datetime import timedelta

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.contrib import admin
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from comments.origin import client_address, network_of

KEPT = timedelta(days=1)


def network_address(request):
    """What django-axes takes for the visitor's address: the first of their network, as text; None if unknown."""
    network = network_of(client_address(request))
    return str(network.network_address) if network else None


def locked_out(request, original_response=None, credentials=None):
    """The page in the place of the login form. It says the same of a name that nobody has."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    context = admin.site.each_context(request) | {"title": gettext("Trop d’essais"), "minutes": minutes}
    return render(request, "admin/access/locked_out.html", context, status=429)


def unlock(username):
    """Forget the wrong passwords typed for `username`. Returns how many networks had typed one."""
    return reset(username=username)


def forget_attempts():
    """Delete what is too old to lock anybody out."""
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - KEPT).delete()
