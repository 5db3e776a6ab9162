"""What is done after an editor has been answered: queued in the database, run by `manage.py db_worker`."""

from django.db import DatabaseError
from django_tasks import task

from articles.composing import compose_articles_with
from articles.freshness import photo_changed
from articles.models import Photo, PhotoUpload
from articles.photos.library import delete_files, store_renditions

#: Renditions take a second or more each, and the page shows the photo meanwhile: mails go first.
PHOTO_PRIORITY = -10


@task(priority=PHOTO_PRIORITY)
def prepare_photo(photo_id, replaced=""):
    """Make the renditions and the share card of a photo, then show them in every article that uses it.

    `replaced` is the name of the master that this one took the place of, if any: nothing shows it any more then.
    """
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is None:  # Deleted between the upload and now.
        return
    try:
        store_renditions(photo)
    except (DatabaseError, FileNotFoundError):
        if Photo.objects.filter(pk=photo_id).exists():
            raise
        delete_files(photo.file.storage, photo.file.name)  # Deleted meanwhile: what was just made goes too.
        return
    compose_articles_with(photo)
    photo_changed(photo)
    if replaced:
        delete_photo_files.enqueue(replaced)


@task(priority=PHOTO_PRIORITY)
def delete_photo_files(master):
    """Delete the files of a photo or of an upload that is gone, known by the name of its master.

    Whatever removes one enqueues this in its own transaction. Run twice, it spares a new photo of the same name.
    """
    if Photo.objects.filter(file=master).exists() or PhotoUpload.objects.filter(file=master).exists():
        return
    delete_files(Photo.file.field.storage, master)


@task()
def show_photo_changes(photo_id):
    """Show a new caption or credit of a photo in every article that uses it."""
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is not None:
        compose_articles_with(photo)
        photo_changed(photo)
