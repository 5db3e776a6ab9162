from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.old_address import RemembersOldSlugs
from articles.models.typeset_fields import TypesetCharField
from articles.paths import path_of
from articles.querysets import TagQuerySet
from articles.text.plain import fold


class Tag(RemembersOldSlugs, models.Model):
    """A keyword. Two that differ only by accents, case or spaces are one."""

    name = models.CharField(_("nom"), max_length=60)
    slug = models.SlugField(_("adresse"), max_length=60, unique=True)
    #: Folded, no letter makes more than eighteen (U+FDFA).
    folded = models.CharField(max_length=60 * 18, unique=True, editable=False)
    description = TypesetCharField(_("description"), max_length=255, blank=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("mot-clé")
        verbose_name_plural = _("mots-clés")

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded = fold(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return path_of("articles:tag", self.slug)

    def clean(self):
        super().clean()
        twin = Tag.objects.filter(folded=fold(self.name)).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError({"name": _("Le mot-clé «\u00a0%s\u00a0» existe déjà.") % twin.name})
