"""The checklist of the form: of what was typed, whether it is saved or not."""

import json

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.admin.save_bar import actions
from articles.admin.typed import typed_copy
from articles.checklist import check
from articles.copy import saved_copy
from articles.models import Article

#: Part of the form named by the checklist → the id of its element.
ANCHORS = {"bylines": "bylines-group", "gallery": "gallery_photos-group"}


def panel(findings):
    """What the template of the checklist shows."""
    return {
        "blocking": [_line(finding) for finding in findings if finding.blocks],
        "advice": [_line(finding) for finding in findings if not finding.blocks],
    }


def _line(finding):
    line = {"sentence": finding.sentence, "anchor": ANCHORS.get(finding.where, f"id_{finding.where}")}
    return line | {"remedy": finding.remedy, "mended": json.dumps(finding.mended)}


class LiveCheck:
    """Mixin of the article's admin: the checklist beside the form, and the address that it is refreshed from."""

    def checklist_context(self, form, article):
        """The panel of what was typed if it was sent, else of what is stored; and where to ask for a fresh one."""
        copy = typed_copy(form) if form.is_bound else saved_copy(article)
        name = "admin:articles_article_check"
        url = reverse(name, args=[article.pk]) if article.pk else reverse(f"{name}_new")
        return {"checklist": panel(check(copy)), "check_url": url}

    @method_decorator(require_POST)
    @method_decorator(never_cache)
    def live_check(self, request, pk=None):
        """What the checklist and the save bar say of the form as it is being typed; nothing is stored.

        {"checklist": "<ul>…", "labels": {"publish": "Programmer pour le 3 mars à 6 h 00", …}}
        """
        article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk) if pk else None
        is_allowed = self.has_change_permission(request, article) if article else self.has_add_permission(request)
        if not is_allowed:
            raise PermissionDenied
        data = request.POST.copy()
        data["move"] = ""
        form = self.get_form(request, article, change=article is not None)(
            data, instance=article or Article(created_by=request.user)
        )
        form.is_valid()
        offered = actions(form.instance, request.user, form.publication_date)
        labels = {action.name: str(action.label) for action in offered}
        html = render_to_string("admin/articles/_checklist.html", {"checklist": panel(check(typed_copy(form)))})
        return JsonResponse({"checklist": html, "labels": labels})

    def live_check_urls(self):
        """Addresses of the check, of a new article and of one that exists."""
        view = self.admin_site.admin_view(self.live_check)
        return [
            path("controle/", view, name="articles_article_check_new"),
            path("<int:pk>/controle/", view, name="articles_article_check"),
        ]
