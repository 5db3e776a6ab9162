"""Mails that are written down before they leave, as every mail of the site is: which must leave now, who has them in
hand, and when one that could not leave is tried again.
"""

import logging
from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)


class OutboxQuerySet(models.QuerySet):
    """Of a model that is Outgoing."""

    #: A worker that took a mail and did not say it left within this time is taken for dead. Longer than a mail server
    #: may keep it waiting: EMAIL_TIMEOUT for each of its answers.
    CLAIM_LASTS = timedelta(minutes=2)
    #: After this many failures a mail is given up. Each is followed by twice as long a pause as the last, of one minute
    #: at first: five days and a half in all, as RFC 5321 (§4.5.4.1) asks for.
    MAX_ATTEMPTS = 13

    def due(self):
        """Those that must leave now, and that no living worker has in hand."""
        now = timezone.now()
        return self.filter(
            Q(claimed_at=None) | Q(claimed_at__lt=now - self.CLAIM_LASTS),
            sent_at=None,
            due_at__lte=now,
            attempts__lt=self.MAX_ATTEMPTS,
        )

    def claim(self, pk):
        """Take one due mail for oneself: as it stands now, or None if another worker was faster or it is gone."""
        taken = self.due().filter(pk=pk).update(claimed_at=timezone.now())
        return self.filter(pk=pk).first() if taken else None

    def put_off(self, mail):
        """`mail` could not leave: it will be tried again, at the moment returned."""
        due_at = timezone.now() + timedelta(minutes=2**mail.attempts)
        self.filter(pk=mail.pk).update(attempts=F("attempts") + 1, due_at=due_at, claimed_at=None)
        return due_at

    def ends_of_claims(self):
        """When the worker that has one of them in hand must be done with it: a moment for each."""
        in_hand = self.filter(claimed_at__gte=timezone.now() - self.CLAIM_LASTS, sent_at=None)
        return [claimed_at + self.CLAIM_LASTS for claimed_at in in_hand.values_list("claimed_at", flat=True)]


class Outgoing(models.Model):
    """A mail that must leave, whatever happens to the worker or to the mail server."""

    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        abstract = True


def deliver(outbox, send, *, task):
    """Send all that is due of `outbox` (OutboxQuerySet): what was just queued, and what a worker that died left behind.

    `send` takes one mail, sends it and writes down that it left. `task`, which calls this, is planned for whenever one
    of them must be looked at again.
    """
    if due := list(outbox.due().values_list("pk", flat=True)):
        task.using(run_after=timezone.now() + outbox.CLAIM_LASTS).enqueue()  # Should this worker die on the way.
    for pk in due:
        if mail := outbox.claim(pk):
            _try(outbox, mail, send, task)
    for moment in outbox.ends_of_claims():  # Another worker has it in hand now, and may be dead.
        if not DBTaskResult.objects.filter(task_path=task.module_path, run_after=moment).exists():
            task.using(run_after=moment).enqueue()


def _try(outbox, mail, send, task):
    try:
        send(mail)
    except Exception as error:  # noqa: BLE001 -- whatever went wrong, the mail must leave later
        # The kind of error only: its words, and its traceback, may hold the address.
        logger.warning("%s %s did not leave: %s", type(mail).__name__, mail.pk, type(error).__name__)
        task.using(run_after=outbox.put_off(mail)).enqueue()
