"""What the filter has learnt from the newsroom's decisions: counts of words, and of which comments."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.details import CommentDetails


class Lesson(models.Model):
    """What one comment taught: taken back when the newsroom changes its mind, gone with the comment."""

    details = models.OneToOneField(CommentDetails, on_delete=models.CASCADE, primary_key=True, related_name="lesson")
    is_spam = models.BooleanField()

    class Meta:
        verbose_name = _("leçon du filtre")
        verbose_name_plural = _("leçons du filtre")

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"


class LearntFeature(models.Model):
    """In how many comments of each kind a feature was met: no word of it says whose they were."""

    #: Of `spam.features`; the empty one is met in every comment, and counts them.
    feature = models.CharField(max_length=80, primary_key=True)
    spam = models.PositiveIntegerField(default=0)
    ham = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("indice du filtre")
        verbose_name_plural = _("indices du filtre")

    def __str__(self):
        return self.feature
