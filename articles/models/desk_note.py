from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.querysets import DeskNoteQuerySet


class DeskNote(models.Model):
    """A word from one member of the desk to the others about an article; readers never see it."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="desk_notes")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("par"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("le"), auto_now_add=True)
    text = models.TextField(_("note"))

    objects = DeskNoteQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("note de la rédaction")
        verbose_name_plural = _("notes de la rédaction")

    def __str__(self):
        return self.text[:80]
