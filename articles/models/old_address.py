"""Addresses that once led somewhere, and still do: each names its present owner, so no chain forms."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _


class RemembersOldSlugs:
    """For a model with a `slug`, and with `old_slugs`, the rows of those it had: both are written, or neither."""

    @classmethod
    def once_at(cls, slug):
        """The one whose address `slug` was before, None if there is none."""
        return cls.objects.filter(old_slugs__slug=slug).first()

    @classmethod
    def from_db(cls, db, field_names, values):
        found = super().from_db(db, field_names, values)
        found.stored_slug = found.__dict__.get("slug", "")  # Empty where it was not asked for.
        return found

    def clean(self):
        super().clean()
        owner = type(self).once_at(self.slug)
        if owner and owner.pk != self.pk:
            sentence = _("Cette adresse a déjà servi à un autre %s.")
            raise ValidationError({"slug": sentence % self._meta.verbose_name})

    @transaction.atomic(savepoint=False)
    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        stored, self.stored_slug = getattr(self, "stored_slug", self.slug), self.slug
        if stored and stored != self.slug:
            self.old_slugs.filter(slug=self.slug).delete()
            owner = self.old_slugs.field.name
            self.old_slugs.model.objects.update_or_create(slug=stored, defaults={owner: self})


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
