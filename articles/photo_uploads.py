"""Several photos at once: each file is made safe and set aside, and enters the library once it has been described."""

from datetime import timedelta
from pathlib import PurePath

from django.db import transaction

from articles.models import Photo, PhotoUpload
from articles.photos.library import prepare_upload, store_thumbnail
from articles.tasks import delete_photo_files, prepare_photo

#: What a file may say of itself: these fields of an upload, and of the photo that it becomes.
LEGEND_FIELDS = ("caption", "credit", "alt", "taken_on")
#: How long an upload waits for its description.
KEPT_FOR = timedelta(days=30)


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


@transaction.atomic
def discard(upload):
    """Forget an upload and, by the queue, its files."""
    upload.delete()
    delete_photo_files.enqueue(upload.file.name)


def discard_all(uploads):
    """Discard each of `uploads` (a queryset); returns how many."""
    found = list(uploads)
    for upload in found:
        discard(upload)
    return len(found)


def abandoned(now):
    """The uploads that nobody described in thirty days, at the moment `now`."""
    return PhotoUpload.objects.filter(created_at__lt=now - KEPT_FOR)
