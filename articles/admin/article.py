"""Articles in the desk: written, moved along the workflow, previewed."""

from django.contrib import admin
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from articles.admin.bounded import ArticleList, BoundedPaginator
from articles.admin.calendar import Calendar
from articles.admin.collisions import CollisionMixin
from articles.admin.dates import NATIVE_DATES
from articles.admin.desk_talk import DeskTalk
from articles.admin.folded_search import FoldedSearchMixin
from articles.admin.forms import ArticleForm, DocumentForm
from articles.admin.lire_panel import LirePanelMixin
from articles.admin.live_check import LiveCheck
from articles.admin.on_site import SeenOnSite
from articles.admin.pickers import suggest_articles, suggest_photos
from articles.admin.preview_links import PreviewLinksMixin
from articles.admin.previews import PreviewMixin, sign
from articles.admin.revisions import RevisionsMixin
from articles.admin.save_bar import save_bar
from articles.admin.typography_report import TypographyReport
from articles.admin.unsaved import UnsavedMixin
from articles.choices import CorrectionKind
from articles.composing import compose
from articles.desk_filters import Links, Mine, Place
from articles.desk_notes import add_desk_note
from articles.models import Article, ArticleDocument, Byline, Correction, GalleryPhoto
from articles.roles import may_delete, may_edit, may_view
from articles.text.dates import relative, short_datetime
from articles.text.reader import place_lire
from articles.versions.recording import record
from articles.workflow import make_move, mark_updated, put_off_to_embargo


class ArticlePartInline:
    """Whoever may edit the article may edit its parts; `add_label` is what the button that adds one says."""

    extra = 0

    def has_view_permission(self, request, obj=None):
        return True

    def has_change_permission(self, request, obj=None):
        return obj is None or may_edit(obj, request.user)

    has_add_permission = has_delete_permission = has_change_permission


class BylineInline(ArticlePartInline, admin.TabularInline):
    model = Byline
    add_label = _("Ajouter une signature")
    autocomplete_fields = ["author"]


class GalleryInline(ArticlePartInline, admin.TabularInline):
    model = GalleryPhoto
    add_label = _("Ajouter une photo au diaporama")
    autocomplete_fields = ["photo"]


class DocumentInline(ArticlePartInline, admin.TabularInline):
    model = ArticleDocument
    add_label = _("Joindre un document")
    form = DocumentForm


class CorrectionInline(ArticlePartInline, admin.StackedInline):
    """Those that an editor writes; the notice of a right of reply is not one."""

    model = Correction
    add_label = _("Ajouter une correction")
    fk_name = "article"
    formfield_overrides = NATIVE_DATES

    def get_queryset(self, request):
        return super().get_queryset(request).filter(reply=None)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "kind":
            kwargs["choices"] = CorrectionKind.written()
        return super().formfield_for_choice_field(db_field, request, **kwargs)


@admin.register(Article)
class ArticleAdmin(
    UnsavedMixin, CollisionMixin, RevisionsMixin, PreviewMixin, PreviewLinksMixin,
    LiveCheck, LirePanelMixin, DeskTalk, Calendar, TypographyReport, SeenOnSite, FoldedSearchMixin,
    admin.ModelAdmin,
):  # fmt: skip
    form = ArticleForm
    formfield_overrides = NATIVE_DATES
    change_form_template = "admin/articles/article_form.html"
    list_display = ["headline", "state_pill", "section", "signature", "appears", "changed"]
    list_filter = [Place, Mine, "section", "genre", ("published_at", admin.DateFieldListFilter), Links, "authors"]
    search_fields = ["search_text"]
    show_full_result_count, paginator = False, BoundedPaginator
    typeset_fields, typeset_html_fields = ("surtitre", "title", "chapo"), ("body",)
    list_per_page = 50
    ordering = ["-modified_at"]
    autocomplete_fields = ["tags", "lead_photo"]
    inlines = [BylineInline, GalleryInline, DocumentInline, CorrectionInline]
    fieldsets = [
        (None, {"fields": ["surtitre", "title", "chapo", "body"], "classes": ["writing"]}),
        (_("Classement"), {"fields": ["section", "genre", "tags", "lead_photo", ("place", "agency")]}),
        (_("Liens et commentaires"), {"fields": [("chooses_related", "allows_comments"), "slug"]}),
        (_("Embargo"), {"fields": ["embargo_until"]}),
        # Last: only those who may publish have it.
        (_("Publication"), {"fields": ["publish_at", "note", "is_update"]}),
    ]

    #: What is shown to those who may read the article but not change it now.
    reading_fieldsets = [
        (None, {"fields": ["surtitre", "title", "chapo", "text_as_read"], "classes": ["writing"]}),
        (_("Classement"), {"fields": ["section", "genre", "tags", "lead_photo", ("place", "agency"), "published_at"]}),
    ]

    # What is shown.

    @admin.display(description=_("titre"), ordering="title")
    def headline(self, article):
        return article.headline

    @admin.display(description=_("état"), ordering="state")
    def state_pill(self, article):
        return format_html('<span class="state state--{}">{}</span>', article.state_name, article.state_label)

    @admin.display(description=_("signature"))
    def signature(self, article):
        return article.byline

    @admin.display(description=_("parution"), ordering="published_at", empty_value="")
    def appears(self, article):
        if article.published_at is None:
            return ""
        moment, now = timezone.localtime(article.published_at), timezone.localtime()
        return short_datetime(moment, now.date()) if article.is_scheduled else relative(moment, now)

    @admin.display(description=_("modifié"), ordering="modified_at")
    def changed(self, article):
        return relative(timezone.localtime(article.modified_at), timezone.localtime())

    @admin.display(description=_("texte"))
    def text_as_read(self, article):
        return format_html(
            '<div class="prose">{}</div>', mark_safe(place_lire(article.body_html, {}))
        )  # From `compose`.

    def get_fieldsets(self, request, obj=None):
        if obj is not None and not may_edit(obj, request.user):
            return self.reading_fieldsets
        return self.fieldsets if request.user.has_perm("articles.publish_article") else self.fieldsets[:-1]

    def get_readonly_fields(self, request, obj=None):
        return [] if obj is None or may_edit(obj, request.user) else ["text_as_read", "published_at"]

    def get_queryset(self, request):
        articles = super().get_queryset(request).visible_to(request.user)
        return articles.select_related("section").prefetch_related("bylines__author")

    def get_changelist(self, request, **kwargs):
        return ArticleList

    # Who may: articles/roles.py says.

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) if obj is None else may_view(obj, request.user)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) if obj is None else may_edit(obj, request.user)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) if obj is None else may_delete(obj, request.user)

    def get_actions(self, request):
        # Bulk deletion would not ask `may_delete` article by article.
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    # What saving does.

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def get_changeform_initial_data(self, request):
        return {"move": ""}

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        put_off_to_embargo(obj, by=request.user)
        super().save_model(request, obj, form, change)

    @transaction.atomic
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        article = form.instance
        if not change:
            sign(article, request.user)
        compose(article)
        record(article, by=request.user)
        if form.cleaned_data.get("is_update") and article.is_published:
            mark_updated(article, by=request.user)
        add_desk_note(article, form.cleaned_data.get("desk_note", ""), by=request.user)
        if name := form.cleaned_data.get("move"):
            make_move(article, name, by=request.user, at=form.publication_date, note=form.cleaned_data["note"])
        self.report_typography(request, form)

    def response_add(self, request, obj, post_url_continue=None):
        return self._response_to_move(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._response_to_move(request, obj) or super().response_change(request, obj)

    def _response_to_move(self, request, article):
        if not request.POST.get("move"):
            return None
        article.refresh_from_db(fields=["state", "published_at"])
        self.message_user(request, f"«\u00a0{article.title}\u00a0»\u00a0: {article.state_label}.")
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))

    # Pages of the desk beside the form.

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        article, form = obj or Article(created_by=request.user), context["adminform"].form
        context["save_bar"] = save_bar(article, request.user, form.publication_date)
        if obj is None or may_edit(obj, request.user):
            context |= self.checklist_context(form, article)
        if obj is not None:
            context |= self.talk_context(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("suggestions/", view(suggest_articles), name="articles_article_suggest"),
            path("photos/", view(suggest_photos), name="articles_photo_suggest"),
            *self.live_check_urls(),
            *self.talk_urls(),
            *self.calendar_urls(),
            *super().get_urls(),
        ]
