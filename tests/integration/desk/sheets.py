"""The form of an article as a browser fills it: what its page carries goes back with what is typed."""

from django.urls import reverse

FORMSETS = ("bylines", "gallery_photos", "documents", "corrections", "transitions")
ADD = "/admin/articles/article/add/"


def address(article):
    """Where the form of `article` is; of a new one if None."""
    return reverse("admin:articles_article_change", args=[article.pk]) if article else ADD


def open_sheet(client, article=None):
    """Open the form, and return what it would send if nothing were typed: {name: value}."""
    form = client.get(address(article)).context["adminform"].form
    data = dict.fromkeys(("publish_at_0", "publish_at_1", "note"), "")
    for name in ("surtitre", "title", "chapo", "body", "genre", "section", "place", "agency", "slug"):
        value = form[name].value()
        data[name] = "" if value is None else value
    data |= {name: "on" for name in ("chooses_related", "allows_comments") if form[name].value()}
    data["tags"] = [getattr(tag, "pk", tag) for tag in form["tags"].value() or []]
    for prefix in FORMSETS:
        data |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    based_on = form["based_on"].value()
    return data | {"based_on": based_on, "slip": form["slip"].value()}


def save(client, article, **typed):
    """Open the form of `article`, type, save: the response."""
    return client.post(address(article), open_sheet(client, article) | typed)
