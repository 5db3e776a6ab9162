"""What must leave by mail."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.outbox import Outgoing
from comments.choices import MailKind
from comments.models.commenter import Commenter
from comments.models.details import CommentDetails


class OutgoingMail(Outgoing):
    """A mail that a commenter must get: written with the change it tells of, so that neither is lost."""

    kind = models.CharField(max_length=12, choices=MailKind)
    #: The comment it tells of; None if it tells of none.
    details = models.ForeignKey(CommentDetails, on_delete=models.CASCADE, null=True, related_name="mails")
    recipient = models.ForeignKey(Commenter, on_delete=models.CASCADE, related_name="mails")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("message à un lecteur")
        verbose_name_plural = _("messages aux lecteurs")
        constraints = [
            models.UniqueConstraint(
                fields=["details", "recipient"], condition=Q(kind=MailKind.REPLY), name="mail_of_a_reply_once"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(sent_at=None), name="mail_due"),
            models.Index(fields=["recipient", "-created_at"], name="mail_of_recipient"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.pk}"
