"""Each time a form was sent and taken."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.details import CommentDetails


class Sending(models.Model):
    """One acceptance of a form: the first makes a comment, later ones lead to it. Forgotten after a day or so.

    What its sender is shown hangs on this row and not on the comment, so that sending again what somebody published
    looks like sending something new: nobody learns in that way from which address it was written.
    """

    details = models.ForeignKey(CommentDetails, on_delete=models.CASCADE, related_name="sendings")
    #: Keyed hash of the shortened network address, for limits.
    network_key = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(default=timezone.now)
    #: Whether nothing was decided of the comment when it was sent: its sender may then follow what becomes of it.
    follows = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("envoi d’un formulaire")
        verbose_name_plural = _("envois de formulaires")
        indexes = [models.Index(fields=["network_key", "at"], name="sending_of_network")]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def comment(self):
        """The XtdComment that it made, or led to."""
        return self.details.comment
