from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class UnsavedText(models.Model):
    """What somebody typed in the form of an article and has not saved: kept apart from the article's versions.

    One row a sheet: a form as it was opened, once, in one tab. `article` is None for a new one.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="unsaved_texts")
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, null=True, blank=True, related_name="unsaved_texts"
    )
    sheet = models.CharField(max_length=32)
    #: Name of a field → list of its values, as the browser sends them.
    data = models.JSONField()
    #: The version of the article that the form was made from; 0 before the first.
    based_on = models.PositiveBigIntegerField(default=0)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-saved_at", "-pk"]
        verbose_name = _("texte non enregistré")
        verbose_name_plural = _("textes non enregistrés")
        constraints = [models.UniqueConstraint(fields=["user", "sheet"], name="unsaved_text_once_a_sheet")]

    def __str__(self):
        return f"{self.article_id or '–'} ({self.user_id})"
