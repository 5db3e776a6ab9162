"""What people write to the desk about an article: a right of reply asked for, an error pointed out."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import right_of_reply


class ReplyRequestQuerySet(models.QuerySet):
    """Rights of reply, by where their clock stands."""

    def waiting(self):
        """Those whose clock runs, as `ReplyRequest.is_waiting` says of one."""
        return self.filter(self._not_published(), refusal="")

    def overdue(self):
        """Those that wait past their three days."""
        return self.waiting().filter(received_at__lt=timezone.now() - right_of_reply.ANSWERED_WITHIN)

    def closed(self):
        """Those that were refused or published."""
        return self.exclude(self._not_published(), refusal="")

    def _not_published(self):
        published = self.model.article.field.related_model.objects.published().filter(pk=OuterRef("notice__reply"))
        return ~Exists(published)


class ReplyRequest(models.Model):
    """A right of reply that someone asks for; the desk alone reads it. Its terms: `articles.right_of_reply`."""

    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article mis en cause"), on_delete=models.CASCADE,
        related_name="reply_requests",
    )  # fmt: skip
    name = models.CharField(_("qui demande"), max_length=120, help_text=_("Tel que les lecteurs le liront."))
    contact = models.TextField(_("coordonnées"), help_text=_("Jamais publiées."))
    received_at = models.DateTimeField(_("reçue le"), default=timezone.now)
    text = models.TextField(_("texte de la réponse"), help_text=_("Tel qu’il a été reçu."))
    refusal = models.TextField(
        _("motif du refus"), blank=True, help_text=_("Rempli, il clôt la demande\u202f; dites-le à l’intéressé.")
    )
    notice = models.OneToOneField(
        "articles.Correction", on_delete=models.SET_NULL, null=True, editable=False, related_name="request"
    )

    objects = ReplyRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("droit de réponse")
        verbose_name_plural = _("droits de réponse")

    def __str__(self):
        return right_of_reply.headline(self.name)

    @property
    def reply(self):
        """The article that carries the reply, or None before it is made."""
        return self.notice.reply if self.notice_id else None

    @property
    def deadline(self):
        return right_of_reply.deadline(self.received_at)

    @property
    def is_waiting(self):
        """Whether the clock runs: neither refused nor published."""
        return not self.refusal and not (self.reply and self.reply.is_published)


class ErrorReport(models.Model):
    """What a reader says is wrong in an article. Who wrote is not stored: an address only travels in the mail."""

    class State(models.TextChoices):
        NEW = "nouveau", _("Nouveau")
        DONE = "traite", _("Traité")
        DROPPED = "sans-suite", _("Sans suite")

    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="error_reports"
    )
    passage = models.TextField(_("passage"), blank=True)
    text = models.TextField(_("ce qui est faux"))
    created_at = models.DateTimeField(_("reçu le"), default=timezone.now, editable=False)
    state = models.CharField(_("état"), max_length=12, choices=State, default=State.NEW)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("traité par"), on_delete=models.SET_NULL, null=True, editable=False
    )
    handled_at = models.DateTimeField(_("traité le"), null=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("erreur signalée")
        verbose_name_plural = _("erreurs signalées")
        indexes = [models.Index(fields=["state", "-created_at"], name="error_report_queue")]

    def __str__(self):
        return self.text[:80]
