"""Links by which somebody outside reads an article before it is out: made, listed, revoked."""

from datetime import timedelta

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.addresses import absolute
from articles.models import Article, PreviewLink
from articles.roles import may_edit, may_view
from articles.text.names import name_of

#: For how many days a link may be made.
DAYS = [(1, _("1 jour")), (7, _("7 jours")), (30, _("30 jours"))]


class PreviewLinkForm(forms.Form):
    """For how long."""

    days = forms.TypedChoiceField(label=_("Valable"), choices=DAYS, coerce=int, initial=7)


class PreviewLinksMixin:
    """Of the article's admin: the page of its preview links."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/liens/", view(self.preview_links), name="articles_article_links"),
            path(
                "<int:pk>/liens/<int:link_pk>/revoquer/",
                view(require_POST(self.revoke_link)),
                name="articles_article_revoke",
            ),
            *super().get_urls(),
        ]

    @method_decorator(never_cache)
    def preview_links(self, request, pk):
        """The list, for who may read the article; the form to make one, for who may edit it."""
        article = self._article_of_links(request, pk)
        form = PreviewLinkForm(request.POST or None)
        if request.method == "POST":
            if not may_edit(article, request.user):
                raise PermissionDenied
            if form.is_valid():
                expires_at = timezone.now() + timedelta(days=form.cleaned_data["days"])
                PreviewLink.objects.create(article=article, made_by=request.user, expires_at=expires_at)
                return HttpResponseRedirect(request.path)
        links = article.preview_links.select_related("made_by")
        context = self.admin_site.each_context(request) | {
            "title": _("Liens d’aperçu"),
            "subtitle": article.title,
            "opts": self.opts,
            "article": article,
            "form": form if may_edit(article, request.user) else None,
            "links": [(link, name_of(link.made_by), absolute(link.get_absolute_url())) for link in links],
        }
        return TemplateResponse(request, "admin/articles/preview_links.html", context)

    def revoke_link(self, request, pk, link_pk):
        """From now on this link shows nothing."""
        article = self._article_of_links(request, pk)
        article.preview_links.filter(pk=link_pk, revoked_at=None).update(revoked_at=timezone.now())
        return HttpResponseRedirect(reverse("admin:articles_article_links", args=[pk]))

    def _article_of_links(self, request, pk):
        article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
        if not may_view(article, request.user):
            raise PermissionDenied
        return article
