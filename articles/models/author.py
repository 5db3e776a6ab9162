from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.typeset_fields import TypesetCharField, TypesetTextField
from articles.paths import path_of


class Author(models.Model):
    """Someone who signs. Kept apart from the account: articles outlive the people who leave."""

    name = models.CharField(_("nom"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=120, unique=True)
    role = TypesetCharField(_("fonction"), max_length=120, blank=True)
    biography = TypesetTextField(_("biographie"), blank=True)
    portrait = models.ForeignKey(
        "articles.Photo",
        verbose_name=_("portrait"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="portrayed_authors",
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("compte"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
    )
    is_guest = models.BooleanField(_("signature invitée"), default=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("auteur")
        verbose_name_plural = _("auteurs")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return path_of("articles:author", self.slug)
