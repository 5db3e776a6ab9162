"""The photo library in the desk."""

from django.contrib import admin, messages
from django.db import transaction
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _

from articles.admin.folded_search import FoldedSearchMixin
from articles.admin.photo_filters import SinceFilter, UntilFilter, UnusedFilter, WithoutAltFilter
from articles.admin.photo_forms import PhotoForm
from articles.admin.photo_upload import PhotoUploadView, describe_one
from articles.admin.typography_report import TypographyReport
from articles.freshness import photo_changed
from articles.models import Photo
from articles.photo_library import remove_photos, unused, uses_of
from articles.photos.library import store_thumbnail
from articles.tasks import prepare_photo, show_photo_changes

#: Shapes in which others cut a photo: the card of a shared link, and the three that search engines ask for.
CROPS = [
    ("share", "1200/630", _("Partage")),
    ("wide", "16/9", "16/9"),
    ("classic", "4/3", "4/3"),
    ("square", "1/1", _("Carré")),
]
#: Pixels wide at least, of the picture that is framed on the screen.
FRAMING_WIDTH = 640
#: What, changed, calls for new files; and what, changed, for new captions only.
FILE_FIELDS, TEXT_FIELDS = {"file", "focal_x", "focal_y"}, {"caption", "credit", "alt", "is_decorative"}


@admin.register(Photo)
class PhotoAdmin(FoldedSearchMixin, TypographyReport, admin.ModelAdmin):
    form = PhotoForm
    typeset_fields = ("caption", "credit")
    change_form_template = "admin/articles/photo/change_form.html"
    change_list_template = "admin/articles/photo/change_list.html"
    delete_confirmation_template = "admin/articles/photo/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/articles/photo/delete_selected_confirmation.html"
    list_display = ["caption", "credit", "taken_on"]
    list_filter = [SinceFilter, UntilFilter, WithoutAltFilter, UnusedFilter]
    show_full_result_count = False
    list_per_page = 12  # What 3G bears: some 7 KB each.
    fieldsets = [
        (None, {"fields": ["file", "caption", "credit", "alt", "is_decorative", "taken_on"]}),
        (
            _("Cadrage"),
            {
                "fields": [("focal_x", "focal_y")],
                "description": _("De 0 (gauche, haut) à 1 (droite, bas)."),
                "classes": ["framing"],
            },
        ),
    ]

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploaded_by = request.user
        super().save_model(request, obj, form, change)
        self.report_typography(request, form)
        if form.from_file:
            names = get_text_list([str(form.fields[name].label) for name in form.from_file], _("et"))
            self.message_user(request, _("Repris du fichier\u00a0: %s. Relisez.") % names, messages.WARNING)
        photo_changed(obj)
        changed = set(form.changed_data)
        if "file" in changed:
            store_thumbnail(obj.file)
        if changed & FILE_FIELDS or not change:
            replaced = form.initial["file"].name if change and "file" in changed else ""
            prepare_photo.enqueue(obj.pk, replaced=replaced)
        elif changed & TEXT_FIELDS:
            show_photo_changes.enqueue(obj.pk)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context |= {"uses": uses_of(obj), "crops": CROPS, "framed": obj.desk_picture(FRAMING_WIDTH)}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def delete_model(self, request, obj):
        remove_photos(Photo.objects.filter(pk=obj.pk))

    def delete_queryset(self, request, queryset):
        remove_photos(queryset)

    def get_deleted_objects(self, objs, request):
        """As Django's, for one photo and for many: whatever serves somewhere is protected, and says where."""
        to_delete, counts, lacking, protected = super().get_deleted_objects(objs, request)
        keys = [photo.pk for photo in objs]
        free = set(unused(Photo.objects.filter(pk__in=keys)).values_list("pk", flat=True))
        in_use = [_uses_sentence(photo) for photo in objs if photo.pk not in free]
        if in_use:
            return to_delete, counts, set(), in_use
        return to_delete, counts, lacking, protected

    def get_urls(self):
        view = self.admin_site.admin_view
        upload_page = PhotoUploadView.as_view(admin_site=self.admin_site)
        return [
            path("envoi/", view(upload_page), name="articles_photo_upload"),
            path("envoi/<int:pk>/", view(describe_one), name="articles_photo_describe"),
            *super().get_urls(),
        ]


def _uses_sentence(photo):
    """«Le port» sert dans : «Un article» (photo principale)…, with links."""
    uses = uses_of(photo)
    owners = [
        format_html(
            '<a href="{}">«\u00a0{}\u00a0»</a> ({})', reverse(use.change_name, args=[use.owner.pk]), use.owner, use.role
        )
        for use in uses
    ]
    return format_html(
        "«\u00a0{}\u00a0» {} {}.", photo, _("sert dans"), format_html_join(", ", "{}", ((owner,) for owner in owners))
    )
