from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.querysets import RelatedLinkQuerySet


class RelatedLink(models.Model):
    """A link from an article to another: a LIRE block between two paragraphs, or one of the list at its end.

    Rows are rebuilt whenever the article is saved (`articles/lire/`). Those that an editor placed come from the
    nodes of the body, which alone say where they stand; the others are the automatic choice.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="related_links")
    target = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="incoming_links")
    after_block = models.PositiveSmallIntegerField(
        _("après le bloc"),
        null=True,
        help_text=_("Numéro du bloc du texte que le lien suit\u202f; vide\u00a0: en fin d’article."),
    )
    position = models.PositiveSmallIntegerField(_("ordre"), default=0)
    is_automatic = models.BooleanField(_("choix automatique"), default=False)
    reasons = models.CharField(_("pourquoi"), max_length=255, blank=True)

    objects = RelatedLinkQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("lien LIRE")
        verbose_name_plural = _("liens LIRE")
        constraints = [
            models.UniqueConstraint(fields=["article", "target"], name="related_link_once"),
            models.CheckConstraint(condition=~Q(article=F("target")), name="related_link_not_itself"),
        ]

    def __str__(self):
        return f"{self.article_id} → {self.target_id}"
