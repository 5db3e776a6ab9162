"""A page for when the database stays busy, whatever was asked for: nothing is lost, the same is sent again.

One middleware for the whole site. Forms that can say it in their own page do so before (comments/views.py).
"""

import re

from django.db import OperationalError
from django.shortcuts import render

from comments.patience import RETRY_AFTER, is_busy

#: Names of the fields in which passwords and codes are typed, of all forms.
_SECRET = re.compile("password|^code$")


class BusyDatabase:
    """Middleware: answers 503 in words in the place of a view that the busy database refused."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """The page, or None for any other failure: Django then goes on as it would have."""
        if isinstance(exception, OperationalError) and is_busy(exception):
            return busy_page(request)
        return None


def busy_page(request):
    """503, with a button that sends again what was sent. No cache keeps it; its address may be a secret."""
    context = {"fields": _sent(request), "is_reading": request.method in ("GET", "HEAD")}
    response = render(request, "busy.html", context, status=503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "same-origin"
    return response


def _sent(request):
    """The fields of the request as (name, value), in order, if a page may carry them on.

    It may carry neither files nor passwords and codes: the browser still has those, and sends them again when it loads
    the page again. A view marks what is secret (`sensitive_post_parameters`), but may not have been reached.
    """
    is_secret = hasattr(request, "sensitive_post_parameters") or any(map(_SECRET.search, request.POST))
    if request.FILES or is_secret:
        return []
    return [(name, value) for name, values in request.POST.lists() for value in values]
