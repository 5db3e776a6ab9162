"""The page that takes several photos at once, and what the writing surface sends a dropped photo to.

A file sent by a script is answered in JSON, alone; without a script the same page takes a whole form.
"""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from articles.admin.photo_forms import PhotoUploadForm
from articles.admin.pickers import photo_result
from articles.models import Photo, PhotoUpload
from articles.photo_uploads import discard, enter_library, set_aside
from articles.photos.decoding import MAX_BYTES, PhotoError
from articles.text.keys import key_in

#: Files of one form, and rows of the table: beyond, the others wait their turn.
MAX_FILES = 60
ROW = "admin/articles/photo/_upload_row.html"
add_photo_required = permission_required("articles.add_photo", raise_exception=True)


@method_decorator(add_photo_required, name="dispatch")
class PhotoUploadView(TemplateView):
    """Choose files, see each sent or refused, describe them all in one table."""

    template_name = "admin/articles/photo/upload.html"
    admin_site = None

    def post(self, request):
        by_script = request.headers.get("Accept") == "application/json"
        if "remove" in request.POST:
            discard(get_object_or_404(_waiting(request), pk=key_in(request.POST["remove"])))
            return JsonResponse({}) if by_script else self._as_typed(request)
        if by_script:
            return _answer_one(request)
        if "describe" in request.POST:
            return self._describe(request)
        return self._set_aside_all(request)

    def get_context_data(self, **kwargs):
        forms = kwargs.pop("forms", None)
        if forms is None:
            forms = [_form(upload) for upload in _waiting(self.request)[:MAX_FILES]]
        context = {"title": _("Envoyer des photos"), "opts": Photo._meta, "rows": forms, "max_bytes": MAX_BYTES}
        return super().get_context_data(**kwargs) | self.admin_site.each_context(self.request) | context

    def _set_aside_all(self, request):
        refused = []
        for file in request.FILES.getlist("files")[:MAX_FILES]:
            try:
                set_aside(file, by=request.user)
            except PhotoError as error:
                refused.append((file.name, str(error)))
        if not request.FILES:
            refused.append((_("Aucun fichier"), _("Choisissez une ou plusieurs photos.")))
        if refused:
            return self.render_to_response(self.get_context_data(refused=refused))
        return self._again()

    def _describe(self, request):
        with transaction.atomic():
            uploads = list(_waiting(request).select_for_update()[:MAX_FILES])
            forms = [_form(upload, _with_common_credit(request.POST, upload)) for upload in uploads]
            valid = [form for form in forms if form.is_valid()]
            for form in valid:
                enter_library(form.upload, **form.cleaned_data)
        if valid:
            text = ngettext("%d photo ajoutée.", "%d photos ajoutées.", len(valid)) % len(valid)
            messages.success(request, text)
        if left := [form for form in forms if form not in valid]:
            return self.render_to_response(self.get_context_data(forms=left))
        return HttpResponseRedirect(reverse("admin:articles_photo_changelist"))

    def _as_typed(self, request):
        forms = [_form(upload, request.POST) for upload in _waiting(request)[:MAX_FILES]]
        return self.render_to_response(self.get_context_data(forms=forms)) if forms else self._again()

    def _again(self):
        return HttpResponseRedirect(reverse("admin:articles_photo_upload"))


@require_POST
@add_photo_required
def describe_one(request, pk):
    """Enter one upload in the library: {"photo": as `suggest_photos` says} or, status 422, {"errors": {field: […]}}."""
    with transaction.atomic():
        upload = get_object_or_404(_waiting(request).select_for_update(), pk=pk)
        form = PhotoUploadForm(request.POST, upload=upload)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=422)
        photo = enter_library(upload, **form.cleaned_data)
    return JsonResponse({"photo": photo_result(photo)})


def _answer_one(request):
    """Keep one file: {"id", "thumbnail", "legend", "row": HTML of its row} or, status 422, {"error": sentence}."""
    file = request.FILES.get("files")
    if file is None:
        return JsonResponse({"error": _("Choisissez une ou plusieurs photos.")}, status=422)
    try:
        upload = set_aside(file, by=request.user)
    except PhotoError as error:
        return JsonResponse({"error": str(error)}, status=422)
    form = _form(upload)
    return JsonResponse(
        {
            "id": upload.pk,
            "thumbnail": upload.thumbnail_url,
            "legend": form.initial,
            "row": render_to_string(ROW, {"form": form}, request),
        }
    )


def _waiting(request):
    return PhotoUpload.objects.filter(uploaded_by=request.user)


def _form(upload, data=None):
    return PhotoUploadForm(data, upload=upload, prefix=f"photo-{upload.pk}")


def _with_common_credit(data, upload):
    """What was typed, the credit common to all standing where this upload has none."""
    key, common = f"photo-{upload.pk}-credit", data.get("common_credit", "").strip()
    if not common or data.get(key, "").strip():
        return data
    data = data.copy()
    data[key] = common
    return data
