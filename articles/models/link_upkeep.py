"""What editors decided about links, and where the links of the texts lead: for the report of dead links."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class RefusedLink(models.Model):
    """A pair that an editor refused: the automatic choice never proposes it again."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="refused_links")
    target = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("lien LIRE refusé")
        verbose_name_plural = _("liens LIRE refusés")
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["article", "target"], name="refused_link_once"),
            models.CheckConstraint(condition=~Q(article=F("target")), name="refused_link_not_itself"),
        ]

    def __str__(self):
        return f"{self.article_id} ✗ {self.target_id}"


class TextLink(models.Model):
    """A link of a text to another article of this site, by its number (LIRE) or by its address (`<a href>`).

    Rows are rebuilt whenever the article is composed. The number is no foreign key: a target may be gone, and that
    is what the row is for.
    """

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="text_links")
    #: 0 where the link is an address.
    target = models.PositiveBigIntegerField(default=0)
    slug = models.SlugField(max_length=220, blank=True)
    #: What readers click, or the label that the LIRE block had.
    label = models.CharField(max_length=255, blank=True)
    #: Set aside by an editor who saw it in the report.
    is_settled = models.BooleanField(default=False)

    class Meta:
        ordering = ["-article_id", "pk"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["article", "target", "slug"], name="text_link_once"),
            models.CheckConstraint(
                condition=Q(target=0) & ~Q(slug="") | Q(target__gt=0, slug=""), name="text_link_leads_one_way"
            ),
        ]

    def __str__(self):
        return f"{self.article_id} → {self.target or self.slug}"
