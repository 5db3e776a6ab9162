"""The versions of an article: listed, compared, restored."""

from dataclasses import dataclass, field
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from articles.documents import delete_with_documents, lost
from articles.models import Article, ArticleVersion
from articles.roles import may_edit, may_view
from articles.text.keys import key_in
from articles.text.names import name_of
from articles.versions.comparing import compare, reading_of_version
from articles.versions.recording import latest_number, record_first, restore

VERSIONS_PER_PAGE = 50


@dataclass
class ListedVersion:
    """A version, who wrote it, and the moves that the article made while it was the newest."""

    version: ArticleVersion
    number: int
    by: str
    is_latest: bool
    moves: list = field(default_factory=list)


class RevisionsMixin:
    """Of the article's admin: keeps what an imported article was before its first change, and shows all versions."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/versions/", view(self.versions), name="articles_article_versions"),
            path(
                "<int:pk>/versions/<int:number>/retablir/",
                view(require_POST(self.restore_version)),
                name="articles_article_restore",
            ),
            *super().get_urls(),
        ]

    def save_model(self, request, obj, form, change):
        if change:
            record_first(obj.pk)
        super().save_model(request, obj, form, change)

    def delete_model(self, request, obj):
        delete_with_documents(obj, partial(super().delete_model, request, obj))

    @method_decorator(never_cache)
    def versions(self, request, pk):
        """The list, and what leads from the version `de` to the version `a` (by default the last two)."""
        article = self._article_to_read(request, pk)
        page = Paginator(_listed(article), VERSIONS_PER_PAGE).get_page(request.GET.get("page"))
        old, new = self._chosen(request, article)
        context = self.admin_site.each_context(request) | {
            "title": _("Versions"),
            "subtitle": article.title,
            "opts": self.opts,
            "article": article,
            "page": page,
            "old": old,
            "new": new,
            "old_rank": _rank(old),
            "new_rank": _rank(new),
            "comparison": compare(reading_of_version(old), reading_of_version(new)) if new else None,
            "may_restore": may_edit(article, request.user),
            "latest": latest_number(article.pk),
        }
        return TemplateResponse(request, "admin/articles/versions.html", context)

    def restore_version(self, request, pk, number):
        """Make an old text the article's again, unless a newer version came since the list was read."""
        article = self._article_to_read(request, pk)
        version = get_object_or_404(ArticleVersion, pk=number, id=article.pk)
        back = HttpResponseRedirect(reverse("admin:articles_article_versions", args=[pk]))
        if request.POST.get("latest") != str(latest_number(article.pk)):
            messages.error(
                request, _("Une nouvelle version est arrivée entre-temps\u00a0: relisez-la avant de rétablir.")
            )
            return back
        try:
            restore(version, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("Le texte de cette version est rétabli."))
            if titles := lost(version):
                gone = _("Ce qui n’est plus sur le disque n’est pas revenu\u00a0: %(titles)s.")
                messages.warning(request, gone % {"titles": ", ".join(titles)})
        return back

    def _article_to_read(self, request, pk):
        article = get_object_or_404(Article.objects.visible_to(request.user), pk=pk)
        if not may_view(article, request.user):
            raise PermissionDenied
        return article

    def _chosen(self, request, article):
        versions = article.versions.order_by("-history_id").select_related("history_user")
        if "de" in request.GET or "a" in request.GET:
            old, new = (get_object_or_404(versions, pk=key_in(request.GET.get(name))) for name in ("de", "a"))
            return (old, new) if old.pk <= new.pk else (new, old)
        last = list(versions[:2])
        return (last[1], last[0]) if len(last) == 2 else (None, None)


def _rank(version):
    """Which version of its article this is, from 1; None of None."""
    return version and ArticleVersion.objects.filter(id=version.id, pk__lte=version.pk).count()


def _listed(article):
    """The versions of `article`, newest first, each with the moves made on it: two queries."""
    versions = list(article.versions.order_by("-history_id").select_related("history_user").defer("body", "chapo"))
    total = len(versions)
    listed = [
        ListedVersion(version, total - rank, name_of(version.history_user), rank == 0)
        for rank, version in enumerate(versions)
    ]
    for move in article.transitions.select_related("by"):
        for entry in listed:
            if move.at >= entry.version.history_date:
                entry.moves.append(move)
                break
    return listed
