"""Mails that are written down before they leave: which of them must leave now, and who has them in hand."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone


class OutboxQuerySet(models.QuerySet):
    """Of a model with `due_at`, `claimed_at`, `sent_at` and `attempts`."""

    #: A worker that took a mail and did not say it left within this time is taken for dead. Longer than a mail server
    #: may keep it waiting: EMAIL_TIMEOUT for each of its answers.
    CLAIM_LASTS = timedelta(minutes=2)
    #: After this many failures a mail is given up.
    MAX_ATTEMPTS = 10

    def due(self):
        """Those that must leave now, and that no living worker has in hand."""
        now = timezone.now()
        return self.filter(
            Q(claimed_at=None) | Q(claimed_at__lt=now - self.CLAIM_LASTS),
            sent_at=None,
            due_at__lte=now,
            attempts__lt=self.MAX_ATTEMPTS,
        )

    def take(self, pk):
        """Take one due mail for oneself. Returns False if another worker took it first or it is gone."""
        return self.due().filter(pk=pk).update(claimed_at=timezone.now()) == 1
