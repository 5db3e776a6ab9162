"""What the frame keeps: where each member of the staff is signed in, and what readers write until it has left."""

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.outbox import Outgoing


class DeskSession(models.Model):
    """Someone signed in to the desk. It goes with Django's session, and ends it when it is ended."""

    # Not the key of the table: a page that lists sessions must not show what signs one in.
    session = models.OneToOneField(Session, on_delete=models.CASCADE, editable=False, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("personne"), on_delete=models.CASCADE, related_name="desk_sessions"
    )
    since = models.DateTimeField(_("depuis"), auto_now_add=True)
    seen_at = models.DateTimeField(_("vue"))
    #: «Firefox, Linux»: a family, never the whole of what the browser says of itself.
    browser = models.CharField(_("navigateur"), max_length=60)
    #: «192.0.2.0/24», or «» where it is not known.
    network = models.CharField(_("réseau"), max_length=43)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions de la rédaction")
        ordering = ["-seen_at"]
        default_permissions = ("view", "delete")

    def __str__(self):
        return f"{self.user}, {self.browser}"


class ReaderMail(Outgoing):
    """A mail of a reader to the newsroom, until it has left: `reader_mails` alone reads and writes it."""

    #: Encrypted: who writes, and what.
    sealed = models.TextField(editable=False)
    #: The error that it tells of; erased, it is told no more.
    report = models.ForeignKey("articles.ErrorReport", on_delete=models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("message d’un lecteur")
        verbose_name_plural = _("messages des lecteurs")
        default_permissions = ()

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
