"""Requests that carry the typed text of an article: it is kept for its writer, whatever becomes of the request."""

from functools import wraps

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.versions.unsaved import TooLongError, keep, read_slip


def keep_typed(request):
    """Keep what `request` posts of an article's form for whom its slip names; the UnsavedText, or None without a slip.

    The signed slip is enough: the writer's session may have ended.
    """
    slip = read_slip(request.POST.get("slip", ""))
    try:
        return slip and keep(slip, request.POST)
    except TooLongError:
        return None


def keeping_typed_text(view, has_permission):
    """Decorator of the desk's views: a form that comes after its writer's session ended is kept before the login."""

    @wraps(view)
    def keeping(request, *args, **kwargs):
        if request.method == "POST" and not has_permission(request) and keep_typed(request) and _is_page(request):
            messages.info(
                request,
                _("Votre session avait expiré. Votre texte est gardé\u00a0: il vous attend après la connexion."),
            )
        return view(request, *args, **kwargs)

    return keeping


def _is_page(request):
    """Whether somebody is looking at the answer; autosave is not."""
    return request.headers.get("Accept") != "application/json"


def page_of(article_id):
    """Address of the form of an article, or of a new one."""
    if article_id is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[article_id])
