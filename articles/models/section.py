from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.typeset_fields import TypesetCharField
from articles.paths import path_of
from articles.querysets import SectionQuerySet


class Section(models.Model):
    """A rubrique: every published article belongs to exactly one."""

    name = models.CharField(_("nom"), max_length=60, unique=True)
    slug = models.SlugField(_("adresse"), max_length=60, unique=True)
    description = TypesetCharField(_("description"), max_length=255, blank=True)
    position = models.PositiveSmallIntegerField(
        _("ordre"), default=0, help_text=_("Dans la navigation, du plus petit au plus grand.")
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("rubrique")
        verbose_name_plural = _("rubriques")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_of("articles:section", self.slug)
