"""Rubriques, authors and tags in the desk."""

from django import forms
from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.folded_search import FoldedSearchMixin
from articles.admin.on_site import SeenOnSite
from articles.admin.whole_site import TouchesWholeSite
from articles.models import Author, Section, Tag
from articles.tags import merge_tags


@admin.register(Section)
class SectionAdmin(SeenOnSite, TouchesWholeSite, admin.ModelAdmin):
    list_display = ["name", "slug", "position"]
    list_editable = ["position"]
    prepopulated_fields = {"slug": ["name"]}
    search_fields = ["name"]


@admin.register(Author)
class AuthorAdmin(SeenOnSite, TouchesWholeSite, admin.ModelAdmin):
    list_display = ["name", "role", "is_guest"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["portrait"]
    fields = ["name", "slug", "role", "biography", "portrait", "is_guest", "user"]


class MergeForm(admin.helpers.ActionForm):
    """Beside the actions of the tag list: the tag that the chosen ones become."""

    target = forms.ModelChoiceField(label=_("Fusionner dans"), queryset=Tag.objects.all(), required=False)


@admin.register(Tag)
class TagAdmin(SeenOnSite, TouchesWholeSite, FoldedSearchMixin, admin.ModelAdmin):
    list_display = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    action_form = MergeForm
    actions = ["merge"]

    @admin.action(description=_("Fusionner les mots-clés choisis"), permissions=["change"])
    def merge(self, request, queryset):
        target = Tag.objects.filter(pk=request.POST.get("target") or None).first()
        if target is None:
            self.message_user(request, _("Choisissez le mot-clé qui doit rester."), messages.ERROR)
            return
        sources = list(queryset.exclude(pk=target.pk))
        for source in sources:
            merge_tags(source, target)
        text = ngettext("%d mot-clé fusionné.", "%d mots-clés fusionnés.", len(sources)) % len(sources)
        self.message_user(request, text, messages.SUCCESS)
