"""The footer pages in the desk, written with the articles' own editor."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.flatpages.models import FlatPage
from django.contrib.sites.models import Site
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField

from articles.admin.on_site import SeenOnSite
from articles.admin.whole_site import TouchesWholeSite
from articles.editor import PAGE_EXTENSIONS, WritingSurface
from articles.footer_pages import NAMED
from articles.text.typography import typeset
from newsroom import task_admin as _tasks  # noqa: F401 -- registers the background tasks
from newsroom.access import admin as _access  # noqa: F401 -- registers the people and their sessions
from newsroom.pages import page_html

admin.site.unregister(FlatPage)
admin.site.unregister(Site)


class PageForm(forms.ModelForm):
    """A footer page: one word of address, a title, a text."""

    url = forms.SlugField(label=_("Adresse"), help_text=_("Par exemple\u00a0: mentions-legales"))
    content = ProseEditorFormField(
        label=_("Texte"), config={"extensions": PAGE_EXTENSIONS}, preset="configurable", widget=WritingSurface
    )

    class Meta:
        model = FlatPage
        fields = ["title", "url", "content"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["url"] = self.initial.get("url", "").strip("/")
        if self.initial["url"] in NAMED:
            self.fields["url"].disabled = True
            self.fields["url"].help_text = _("Toutes les pages du site mènent à celle-ci\u00a0: son adresse reste.")

    def clean_url(self):
        url = f"/{self.cleaned_data['url']}/"
        if FlatPage.objects.filter(url=url).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Une page a déjà cette adresse."))
        return url

    def clean_title(self):
        return typeset(self.cleaned_data["title"])

    def clean_content(self):
        return page_html(self.cleaned_data["content"])


@admin.register(FlatPage)
class PageAdmin(SeenOnSite, TouchesWholeSite, admin.ModelAdmin):
    form = PageForm
    list_display = ["title", "url"]
    search_fields = ["title"]

    def has_delete_permission(self, request, obj=None):
        is_named = obj is not None and obj.url.strip("/") in NAMED
        return not is_named and super().has_delete_permission(request, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.instance.sites.add(settings.SITE_ID)
