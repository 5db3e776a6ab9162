"""Several photos at once: each file is made safe and set aside, and enters the library once it has been described."""

from pathlib import PurePath

from django.db import transaction

from articles.models import Photo, PhotoUpload
from articles.photos.library import prepare_upload, store_thumbnail
from articles.tasks import prepare_photo

#: What a file may say of itself: these fields of an upload, and of the photo that it becomes.
LEGEND_FIELDS = ("caption", "credit", "alt", "taken_on")


def set_aside(file, *, by):
    """Keep an uploaded `file` for `by` until it is described; its own legend is proposed.

    Raises PhotoError with a sentence for the editor.
    """
    master = prepare_upload(file)
    upload = PhotoUpload(
        file=master,
        name=PurePath(file.name or "").name[:160] or "photo.jpg",
        width=master.width,
        height=master.height,
        uploaded_by=by,
        **{name: getattr(master.legend, name) for name in LEGEND_FIELDS},
    )
    # The thumbnail is named after the stored file: that name is known once it is stored.
    upload.file.save(master.name, master, save=False)
    upload.thumbnail = store_thumbnail(upload.file)
    upload.save()
    return upload


@transaction.atomic
def enter_library(upload, **description):
    """Make the photo that `upload` was waiting to be; `description` holds what PhotoUploadForm cleaned."""
    photo = Photo.objects.create(
        file=upload.file.name,
        width=upload.width,
        height=upload.height,
        uploaded_by=upload.uploaded_by,
        **description,
    )
    upload.delete()
    prepare_photo.enqueue(photo.pk)
    return photo


def discard(upload):
    """Forget an upload and its files: no other row has their names."""
    storage, names = upload.file.storage, (upload.file.name, upload.thumbnail)
    upload.delete()
    for name in names:
        storage.delete(name)
