"""What is done after an editor has been answered: queued in the database, run by `manage.py db_worker`."""

from django.core.management import call_command
from django_tasks import task

from articles.composing import compose_articles_with
from articles.freshness import photo_changed
from articles.letters_kept import purge_letters
from articles.models import Photo
from articles.photos.library import store_renditions

#: Renditions take a second or more each, and the page shows the photo meanwhile: mails go first.
PHOTO_PRIORITY = -10


@task(priority=PHOTO_PRIORITY)
def prepare_photo(photo_id):
    """Make the renditions and the share card of a photo, then show them in every article that uses it."""
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is None:  # Deleted between the upload and now.
        return
    store_renditions(photo)
    compose_articles_with(photo)
    photo_changed(photo)


@task()
def show_photo_changes(photo_id):
    """Show a new caption or credit of a photo in every article that uses it."""
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is not None:
        compose_articles_with(photo)
        photo_changed(photo)


@task()
def tidy():
    """Forget the letters that must not be kept, and texts that nobody took up: every day, when the frame says so."""
    purge_letters()
    call_command("purge_desk", verbosity=0)
