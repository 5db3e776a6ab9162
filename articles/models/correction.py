from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.choices import CorrectionKind
from articles.models.typeset_fields import TypesetTextField
from articles.placing import CorrectionQuerySet


class Correction(models.Model):
    """What was wrong or missing in a published article, said at its top, dated.

    One with a `reply` says no error: it is the notice «Droit de réponse de …», which shows once the reply is
    published, under the date of that one. `articles.replying` writes it.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(_("nature"), max_length=20, choices=CorrectionKind, default=CorrectionKind.ERRATUM)
    text = TypesetTextField(_("texte"))
    published_at = models.DateTimeField(_("date"), default=timezone.now)
    reply = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, null=True, editable=False, related_name="notice"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self):
        return self.text if self.reply_id else f"{self.get_kind_display()} – {self.text[:60]}"

    def clean(self):
        """The article says it at once, so the list of corrections must not wait for a date to come."""
        if self.published_at and self.published_at > timezone.now():
            raise ValidationError({"published_at": _("La date d’une correction ne peut pas être à venir.")})

    @property
    def shown_at(self):
        """The date that readers see. Reads the reply, if there is one."""
        return self.reply.published_at if self.reply_id else self.published_at
