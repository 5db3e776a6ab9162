"""Pages for when something is not there, or went wrong."""

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template
from django.views.csrf import csrf_failure

from articles.keeping import keep_typed, page_of


def not_found(request, exception):
    """404, with the way to what the reader may have wanted."""
    return render(request, "404.html", status=404)


def server_error(request):
    """500: a page that needs neither the database nor the context that may have failed."""
    return HttpResponseServerError(get_template("500.html").render())


def stale_form(request, reason=""):
    """403 for a form whose token is not of this session; an article's text that came with it is kept, and offered."""
    kept = keep_typed(request)
    if kept is None:
        return csrf_failure(request, reason)
    return render(request, "admin/articles/stale_form.html", {"address": page_of(kept.article_id)}, status=403)
