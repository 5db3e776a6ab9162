"""The rows that hang on an article: who signed it, its gallery, its documents."""

from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.typeset_fields import TypesetCharField
from articles.slugs import base_slug

NOT_A_PDF = _("Ce fichier n’est pas un PDF.")


class Byline(models.Model):
    """Who signed an article, in which order, and as what that day."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        "articles.Author", verbose_name=_("auteur"), on_delete=models.PROTECT, related_name="bylines"
    )
    role = TypesetCharField(
        _("qualité"), max_length=80, blank=True, help_text=_("Par exemple\u00a0: correspondante à Bamako")
    )
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [models.UniqueConstraint(fields=["article", "author"], name="byline_once")]

    def __str__(self):
        return str(self.author)


class GalleryPhoto(models.Model):
    """A photo of the series at the end of an article."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="gallery_photos")
    photo = models.ForeignKey("articles.Photo", verbose_name=_("photo"), on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("photo du diaporama")
        verbose_name_plural = _("diaporama")
        constraints = [models.UniqueConstraint(fields=["article", "photo"], name="gallery_photo_once")]

    def __str__(self):
        return str(self.photo)


def document_name(document, filename):
    """Where a document is stored: never under the name it came with, which says to servers and browsers what it is."""
    return f"documents/{timezone.localdate():%Y/%m}/{base_slug(document.title)}.pdf"


class ArticleDocument(models.Model):
    """A PDF that readers may download at the end of an article."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="documents")
    title = TypesetCharField(_("titre"), max_length=160)
    file = models.FileField(
        _("fichier PDF"),
        upload_to=document_name,
        max_length=255,
        validators=[FileExtensionValidator(["pdf"], message=NOT_A_PDF)],
    )
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("document joint")
        verbose_name_plural = _("documents joints")

    def __str__(self):
        return self.title
