"""What the desk must tell its members by mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.outbox import Outgoing


class Notice(Outgoing):
    """A mail to one member of the desk about one step: written with the step, so that neither is lost."""

    transition = models.ForeignKey("articles.Transition", on_delete=models.CASCADE, related_name="notices")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("message à la rédaction")
        verbose_name_plural = _("messages à la rédaction")
        constraints = [models.UniqueConstraint(fields=["transition", "recipient"], name="notice_once")]
        indexes = [models.Index(fields=["due_at"], condition=Q(sent_at=None), name="notice_due")]

    def __str__(self):
        return f"{self.transition} → {self.recipient}"
