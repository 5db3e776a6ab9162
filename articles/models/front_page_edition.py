from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FrontPageEdition(models.Model):
    """One time that an arrangement of the front page went live: who did it, and when.

    `number` counts them from 1: two editors who began from the same one cannot both make the next.
    """

    number = models.PositiveIntegerField(_("numéro"), unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("par"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("le"), auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("édition de la Une")
        verbose_name_plural = _("éditions de la Une")
        default_permissions = []

    def __str__(self):
        return f"Une n°\u00a0{self.number}"
