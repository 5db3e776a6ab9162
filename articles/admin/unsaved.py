"""Autosave: what is typed and not saved is kept, and offered when its article is opened again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.keeping import keep_typed, page_of
from articles.models import Article, UnsavedText
from articles.roles import may_edit
from articles.text.keys import key_in
from articles.versions.unsaved import TooLongError, forget, keep, offers_for, read_slip


def as_submitted(request, data):
    """`request` as if its form had been sent with `data` (name → list of values), without files."""
    request.FILES  # noqa: B018 -- Read now: a request that was no POST has none.
    posted = QueryDict(mutable=True)
    for name, values in data.items():
        posted.setlist(name, values)
    request.POST, request.method = posted, "POST"
    return request


class UnsavedMixin:
    """Of the article's admin: keeps, offers, takes up again and forgets unsaved texts."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("brouillons/garder/", view(require_POST(self.autosave)), name="articles_article_autosave"),
            path(
                "brouillons/<int:pk>/oublier/", view(require_POST(self.forget_unsaved)), name="articles_article_forget"
            ),
            *super().get_urls(),
        ]

    def autosave(self, request):
        """Keep the form that is posted: 200, 403 if it was opened by another account, 413 if it is too long."""
        slip = read_slip(request.POST.get("slip", ""))
        if slip is None or slip.user_id != request.user.pk:
            raise PermissionDenied
        try:
            keep(slip, request.POST)
        except TooLongError:
            return JsonResponse({}, status=413)
        return JsonResponse({})

    def forget_unsaved(self, request, pk):
        """Forget one of one's own unsaved texts."""
        kept = get_object_or_404(UnsavedText, pk=pk, user=request.user)
        kept.delete()
        return HttpResponseRedirect(page_of(kept.article_id))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        request.resumed = None
        if request.method == "POST":
            return self._saving(request, object_id, form_url, extra_context)
        if "reprendre" in request.GET and (kept := self._to_resume(request, object_id)):
            request.resumed = kept
            request = as_submitted(request, kept.data)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _to_resume(self, request, object_id):
        article = object_id and key_in(object_id)
        if object_id and article is None:
            return None
        texts = UnsavedText.objects.filter(user=request.user, article=article)
        return texts.filter(pk=key_in(request.GET["reprendre"])).first()

    def _saving(self, request, object_id, form_url, extra_context):
        """One at a time: whoever saves second sees what the first has saved."""
        try:
            with transaction.atomic():
                Article.objects.select_for_update().filter(pk=key_in(object_id)).first()
                return super().changeform_view(request, object_id, form_url, extra_context)
        except (PermissionDenied, ValidationError) as refusal:
            # The article has moved on while it was being written: what was typed is kept, not saved.
            kept = keep_typed(request)
            if kept is None or kept.user_id != request.user.pk:
                raise
            reasons = getattr(refusal, "messages", None) or [_("Vous ne pouvez plus modifier cet article.")]
            messages.warning(request, " ".join([*reasons, _("Votre texte est gardé à part.")]))
            return HttpResponseRedirect(page_of(kept.article_id))

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.is_resumed = request.resumed is not None if hasattr(request, "resumed") else False
        return form

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if slip := form.carried_slip:
            forget(slip)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        form = context["adminform"].form
        slip = form.carried_slip
        if form.collides_with and slip:
            keep_typed(request)
        if request.resumed:
            context["errors"] = None
        context["resumed"] = request.resumed
        context["may_resume"] = obj is None or may_edit(obj, request.user)
        context["offers"] = offers_for(request.user, obj, but=slip.sheet if slip else "")
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
