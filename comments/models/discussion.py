"""What the newsroom chose for the discussion of one article."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.choices import Opening


class Discussion(models.Model):
    """The rules of one article where they are not those of the site; most articles have no such row."""

    article = models.OneToOneField(
        "articles.Article",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        primary_key=True,
        editable=False,
        related_name="discussion",
    )
    opening = models.CharField(
        _("publication"),
        max_length=12,
        choices={"": _("Comme le reste du site")} | dict(Opening.choices),
        default="",
        blank=True,
    )
    stays_open = models.BooleanField(
        _("reste ouverte"),
        default=False,
        help_text=_("La discussion ne se ferme pas avec l’âge de l’article."),
    )

    class Meta:
        verbose_name = _("discussion d’un article")
        verbose_name_plural = _("discussions des articles")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opening__in=["", *Opening.values]), name="discussion_opening_is_known"
            )
        ]

    def __str__(self):
        return self.article.title
