"""The preview: the page as readers would get it, of what is stored or of what is only typed, at two widths."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST

from articles.composing import compose
from articles.keeping import keep_typed
from articles.loading import whole_article
from articles.metadata import article_metadata
from articles.models import Article, Byline, UnsavedText
from articles.roles import may_edit, may_view

#: Name of a width → its label and its CSS pixels.
WIDTHS = {"bureau": (_("Bureau"), 1280), "telephone": (_("Téléphone"), 360)}


def sign(article, user):
    """Give a new article that nobody signed the signature of `user`, if they have one."""
    if not article.bylines.exists() and hasattr(user, "author"):
        Byline.objects.create(article=article, author=user.author)


class PreviewMixin:
    """Of the article's admin: the page of the stored article, and that of the form as it stands, unsaved."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("apercu/", view(require_POST(self.preview_form)), name="articles_article_preview_form"),
            path("apercu/<int:kept_pk>/", view(self.preview_screen), name="articles_article_preview_screen"),
            path("apercu/<int:kept_pk>/page/", view(self.preview_typed), name="articles_article_preview_typed"),
            path("<int:pk>/apercu/", view(self.preview), name="articles_article_preview"),
            *super().get_urls(),
        ]

    @method_decorator(never_cache)
    def preview(self, request, pk):
        """The page as readers will get it, whatever the state of the article."""
        article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
        if not may_view(article, request.user):
            raise PermissionDenied
        return _page_of(request, whole_article(pk))

    def preview_form(self, request):
        """Keep what is typed apart, as autosave does, and show it: that page can be reloaded, by its writer alone."""
        kept = keep_typed(request)
        if kept is None or kept.user_id != request.user.pk:
            raise BadRequest
        return HttpResponseRedirect(reverse("admin:articles_article_preview_screen", args=[kept.pk]))

    @method_decorator([never_cache, csp_replace({"frame-src": [SELF]})])
    def preview_screen(self, request, kept_pk):
        """The frame around the page, with its switch of widths (`largeur`)."""
        kept = self._kept(request, kept_pk)
        chosen = request.GET.get("largeur")
        chosen = chosen if chosen in WIDTHS else "bureau"
        context = {
            "kept": kept,
            "widths": [(name, label, pixels, name == chosen) for name, (label, pixels) in WIDTHS.items()],
            "chosen": chosen,
        }
        return _not_indexed(TemplateResponse(request, "admin/articles/preview.html", context))

    @method_decorator([never_cache, xframe_options_sameorigin, csp_replace({"frame-ancestors": [SELF]})])
    def preview_typed(self, request, kept_pk):
        """The page of what is typed: saved and composed in a transaction that is undone, so nothing remains of it."""
        kept = self._kept(request, kept_pk)
        with transaction.atomic():
            response = self._composed(request, kept).render()
            transaction.set_rollback(True)
        return response

    def _kept(self, request, pk):
        kept = get_object_or_404(UnsavedText.objects.select_related("article"), pk=pk, user=request.user)
        allowed = may_edit(kept.article, request.user) if kept.article else self.has_add_permission(request)
        if not allowed:
            raise PermissionDenied
        return kept

    def _composed(self, request, kept):
        data = QueryDict(mutable=True)
        for name, values in kept.data.items():
            data.setlist(name, values)
        # What it was based on stands in the way of saving, not of looking.
        data.pop("based_on", None)
        obj = kept.article
        fields = flatten_fieldsets(self.get_fieldsets(request, obj))
        form = self.get_form(request, obj, change=obj is not None, fields=fields)(data, instance=obj)
        if not form.is_valid():
            context = {"errors": [error for errors in form.errors.values() for error in errors]}
            return _not_indexed(TemplateResponse(request, "admin/articles/preview_refused.html", context))
        article = form.save(commit=False)
        if obj is None:
            article.created_by = request.user
        article.save()
        form.save_m2m()
        self._save_parts(request, article, obj, data)
        if obj is None:
            sign(article, request.user)
        compose(article)
        return _page_of(request, whole_article(article.pk))

    def _save_parts(self, request, article, obj, data):
        """Signatures, gallery, corrections as typed; a part that is not complete is left as it was."""
        for formset_class, inline in self.get_formsets_with_inlines(request, obj):
            prefix = formset_class.get_default_prefix()
            if f"{prefix}-TOTAL_FORMS" not in data or not inline.has_change_permission(request, obj):
                continue
            formset = formset_class(data, instance=article, prefix=prefix, queryset=inline.get_queryset(request))
            if formset.is_valid():
                formset.save()


def _page_of(request, article):
    context = {"article": article, "metadata": article_metadata(article), "is_preview": True}
    return _not_indexed(TemplateResponse(request, "articles/article_detail.html", context))


def _not_indexed(response):
    response.headers["X-Robots-Tag"] = "noindex"
    return response
