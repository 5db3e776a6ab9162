"""What the desk forgets, and when: what letters hold of people, unsaved work that nobody took up, who had what open."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from articles.models import ErrorReport, Presence, ReplyRequest
from articles.notices import deliver_notices
from articles.photo_uploads import abandoned, discard_all
from articles.versions.unsaved import stale

PRESENCE_LASTS = timedelta(days=1)


@task()
def tidy():
    """Every day, when the frame says so (`newsroom/tasks.py`): send what a dead worker left, forget what must go."""
    deliver_notices.enqueue()
    purge()


def purge(*, dry_run=False):
    """Forget what must not be kept. Returns (what it is, how many rows) of each kind.

    A right of reply that waits for its answer stays, however old; a published reply stays when its request goes.
    """
    now = timezone.now()
    days = {name: timedelta(days=number) for name, number in settings.LETTER_RETENTION_DAYS.items()}
    kinds = [
        ("droits de réponse", ReplyRequest.objects.closed().filter(received_at__lt=now - days["reply"]), _delete),
        ("erreurs signalées", ErrorReport.objects.filter(created_at__lt=now - days["error"]), _delete),
        ("textes non enregistrés", stale(now), _delete),
        ("photos non décrites", abandoned(now), discard_all),
        ("présences", Presence.objects.filter(seen_at__lt=now - PRESENCE_LASTS), _delete),
    ]
    return [(name, rows.count() if dry_run else forget(rows)) for name, rows, forget in kinds]


def _delete(rows):
    _total, by_model = rows.delete()
    return by_model.get(rows.model._meta.label, 0)
