from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.choices import State


class Transition(models.Model):
    """One move of an article from a state to another; kept for ever."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="transitions")
    from_state = models.CharField(_("de"), max_length=12, choices=State)
    to_state = models.CharField(_("à"), max_length=12, choices=State)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("par"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("le"), auto_now_add=True)
    note = models.TextField(_("note"), blank=True)
    #: The date of publication that this step gave, if it gave one.
    publication_at = models.DateTimeField(_("publication"), null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("étape")
        verbose_name_plural = _("historique des étapes")

    def __str__(self):
        return f"{self.get_from_state_display()} → {self.get_to_state_display()}"

    @property
    def is_scheduling(self):
        """Whether it announced a publication to come."""
        return self.publication_at is not None and self.publication_at > self.at
