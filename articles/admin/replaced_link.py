"""The report of links to mend: dead ones in the texts, and those that the automatic choice replaced by itself."""

from dataclasses import dataclass

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.lire.text_links import dead_links
from articles.models import Article, ReplacedLink, TextLink
from articles.text.keys import key_in

#: Lines shown of each kind: what is done leaves the page, and the next come.
LINES = 50


@dataclass(frozen=True)
class DeadLink:
    """A line of the report: the link, and what became of the article it led to."""

    link: TextLink
    fate: str


@admin.register(ReplacedLink)
class ReplacedLinkAdmin(admin.ModelAdmin):
    """What is dead or was replaced, each line with the article to mend and a button that sets it aside."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        settle = self.admin_site.admin_view(require_POST(self.settle))
        return [path("fait/", settle, name="articles_replacedlink_settle"), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        """The report: six queries, whatever it holds."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        dead, replaced = dead_links(), ReplacedLink.objects.filter(is_settled=False)
        context = self.admin_site.each_context(request) | {
            "title": _("Liens morts ou à remplacer"),
            "opts": self.opts,
            "dead": _with_fates(dead[:LINES]),
            "dead_total": dead.count(),
            "replaced": replaced.select_related("article", "removed", "added")[:LINES],
            "replaced_total": replaced.count(),
        }
        return TemplateResponse(request, "admin/articles/dead_links.html", context)

    def settle(self, request):
        """Set one line aside: `text` or `replaced` holds its key."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        for name, model in (("text", TextLink), ("replaced", ReplacedLink)):
            model.objects.filter(pk=key_in(request.POST.get(name))).update(is_settled=True)
        return HttpResponseRedirect(reverse("admin:articles_replacedlink_changelist"))


def _with_fates(links):
    links = list(links)
    targets = Article.objects.only("slug", "state", "published_at")
    by_number = targets.in_bulk([link.target for link in links if link.target])
    by_slug = targets.in_bulk([link.slug for link in links if link.slug], field_name="slug")
    found = ((link, by_number.get(link.target) or by_slug.get(link.slug)) for link in links)
    return [DeadLink(link, target.state_label if target else _("N’existe plus")) for link, target in found]
