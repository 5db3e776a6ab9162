"""Ordered series of articles."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.old_address import RemembersOldSlugs
from articles.models.typeset_fields import TypesetCharField, TypesetTextField
from articles.paths import path_of
from articles.placing import DossierQuerySet


class Dossier(RemembersOldSlugs, models.Model):
    """A series: «Épisode 2 sur 5» counts the episodes that readers may see."""

    title = TypesetCharField(_("titre"), max_length=120)
    slug = models.SlugField(_("adresse"), max_length=120, unique=True)
    chapo = TypesetTextField(_("chapô"), blank=True)
    lead_photo = models.ForeignKey(
        "articles.Photo",
        verbose_name=_("photo principale"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_dossiers",
    )
    articles = models.ManyToManyField("articles.Article", through="articles.Episode", related_name="dossiers")

    objects = DossierQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return path_of("articles:dossier", self.slug)


class Episode(models.Model):
    """An article's place in its dossier; it has one dossier at most."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="episodes")
    article = models.OneToOneField(
        "articles.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="episode"
    )
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("épisode")
        verbose_name_plural = _("épisodes")

    def __str__(self):
        return str(self.article)


class OldDossierSlug(models.Model):
    """A slug that a dossier had before."""

    slug = models.SlugField(_("ancienne adresse"), max_length=120, unique=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="old_slugs")

    class Meta:
        verbose_name = _("ancienne adresse de dossier")
        verbose_name_plural = _("anciennes adresses de dossiers")

    def __str__(self):
        return self.slug
