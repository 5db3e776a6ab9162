"""Answers that are one visitor's own."""

from functools import wraps

from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt

from comments.patience import RETRY_AFTER
from comments.tokens import read_link_token


class SeeOther(HttpResponseRedirect):
    """303: what was posted is done, its result is at that address."""

    status_code = 303


def private(view):
    """Decorator of a page for one visitor: kept by no cache and no search engine, its address told to nobody.

    Such a page has no session to protect: what may be done is signed in its address or in its form. A signature
    that is too old is answered with 404, unless the view says more.
    """

    @csrf_exempt
    @wraps(view)
    def wrapper(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except SignatureExpired as error:
            raise Http404 from error
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "same-origin"
        return response

    return wrapper


def come_back_later(response):
    """`response` (503), saying when to come back."""
    response["Retry-After"] = RETRY_AFTER
    return response


def posted(request):
    """What a form is bound to: nothing unless the request is a POST, even an empty one."""
    return request.POST if request.method == "POST" else None


def key_in(token, purpose, **options):
    """As `tokens.read_link_token`, for an address of a page: raises Http404 if the link was forged."""
    try:
        return read_link_token(token, purpose, **options)
    except SignatureExpired:
        raise
    except (BadSignature, ValueError) as error:
        raise Http404 from error
