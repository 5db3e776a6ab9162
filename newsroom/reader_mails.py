"""What readers write to the newsroom, on its way there: encrypted while it waits, erased once it has left."""

import json
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django_tasks import task

from articles.outbox import deliver
from comments import identity
from comments.patience import patient
from newsroom.models import ReaderMail

#: What never left, for want of a mail server, waits for somebody to look, then goes: it is a reader's.
KEPT = timedelta(days=30)


@patient
def write_to_newsroom(*, subject, body, reply_to="", report=None):
    """Queue a mail to the newsroom, whose answer goes to `reply_to`; it goes with `report` (ErrorReport), if any."""
    words = json.dumps({"subject": subject, "body": body, "reply_to": [reply_to] if reply_to else []})
    ReaderMail.objects.create(sealed=identity.encrypt(words), report=report)
    deliver_reader_mails.enqueue()


@task()
def deliver_reader_mails():
    """Send all that is due."""
    deliver(ReaderMail.objects.all(), _send, task=deliver_reader_mails)


def forget_reader_mails():
    """Erase what waited longer than KEPT."""
    ReaderMail.objects.filter(created_at__lt=timezone.now() - KEPT).delete()


def _send(mail):
    EmailMessage(to=[settings.CONTACT_EMAIL], **json.loads(identity.decrypt(mail.sealed))).send()
    mail.delete()
