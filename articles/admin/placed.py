"""Alerts, pinned articles and dossiers in the desk."""

from django.contrib import admin
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.forms import Script
from django.utils.translation import gettext_lazy as _

from articles.admin.dates import NATIVE_DATES
from articles.admin.on_site import SeenOnSite
from articles.admin.whole_site import TouchesWholeSite
from articles.models import Alert, Dossier, Episode, Pin


@admin.register(Alert)
class AlertAdmin(TouchesWholeSite, admin.ModelAdmin):
    list_display = ["text", "starts_at", "ends_at", "is_shown"]
    autocomplete_fields = ["article"]
    fields = ["text", "article", "starts_at", "ends_at"]
    formfield_overrides = NATIVE_DATES

    def get_queryset(self, request):
        shown = Q(pk__in=Alert.objects.shown().values("pk"))
        return super().get_queryset(request).annotate(is_on_screen=ExpressionWrapper(shown, BooleanField()))

    @admin.display(description=_("à l’écran"), boolean=True)
    def is_shown(self, alert):
        return alert.is_on_screen


@admin.register(Pin)
class PinAdmin(TouchesWholeSite, admin.ModelAdmin):
    list_display = ["section", "article", "ends_at"]
    list_select_related = ["section", "article"]
    autocomplete_fields = ["article"]
    fields = ["section", "article", "ends_at"]
    formfield_overrides = NATIVE_DATES


class EpisodeInline(admin.TabularInline):
    """The episodes, in order. Whoever may change the dossier may change them."""

    model = Episode
    add_label = _("Ajouter un épisode")
    autocomplete_fields = ["article"]
    extra = 1

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("articles.change_dossier")

    has_add_permission = has_view_permission = has_delete_permission = has_change_permission


@admin.register(Dossier)
class DossierAdmin(SeenOnSite, TouchesWholeSite, admin.ModelAdmin):
    list_display = ["title", "slug"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["lead_photo"]
    fields = ["title", "slug", "chapo", "lead_photo"]
    inlines = [EpisodeInline]

    class Media:
        # A module: it runs once the rows are there.
        js = [Script("js/desk-order.js", type="module")]
        css = {"all": ["css/desk-une.css"]}

    def save_related(self, request, form, formsets, change):
        """Number the episodes from 1, in the order that was typed; one without a number comes last."""
        super().save_related(request, form, formsets, change)
        episodes = sorted(form.instance.episodes.all(), key=lambda e: (e.position == 0, e.position, e.pk))
        for number, episode in enumerate(episodes, start=1):
            episode.position = number
        Episode.objects.bulk_update(episodes, ["position"])
