"""How long the letters that people write about articles are kept: what they hold of people is not kept for ever."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from articles.models import ErrorReport, ReplyRequest


def purge_letters():
    """Erase what `LETTER_RETENTION_DAYS` says; returns how many rows went.

    A right of reply that waits for its answer stays, however old; a published reply stays when its request goes.
    """
    now = timezone.now()
    before = {name: now - timedelta(days=days) for name, days in settings.LETTER_RETENTION_DAYS.items()}
    replies, _by_model = ReplyRequest.objects.closed().filter(received_at__lt=before["reply"]).delete()
    reports, _by_model = ErrorReport.objects.filter(created_at__lt=before["error"]).delete()
    return replies + reports
