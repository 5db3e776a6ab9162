"""Addresses that once led somewhere, and still do: each names its present owner, so no chain forms."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OldSlug(models.Model):
    """A slug that an article had before."""

    slug = models.SlugField(_("ancienne adresse"), max_length=220, unique=True)
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="old_slugs")

    class Meta:
        verbose_name = _("ancienne adresse d’article")
        verbose_name_plural = _("anciennes adresses d’articles")

    def __str__(self):
        return self.slug


class OldTagSlug(models.Model):
    """A slug of a tag that was renamed or merged into another."""

    slug = models.SlugField(_("ancienne adresse"), max_length=60, unique=True)
    tag = models.ForeignKey("articles.Tag", on_delete=models.CASCADE, related_name="old_slugs")

    class Meta:
        verbose_name = _("ancienne adresse de mot-clé")
        verbose_name_plural = _("anciennes adresses de mots-clés")

    def __str__(self):
        return self.slug
