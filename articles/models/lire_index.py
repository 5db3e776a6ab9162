"""What LIRE knows of the archive: the words of each published article, where each word occurs, how common it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleTerms(models.Model):
    """The words of a published article, packed by `articles.lire.terms`: some five bytes a word."""

    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, primary_key=True, related_name="lire_terms"
    )
    #: Day of publication in the newspaper's time zone, as `date.toordinal()` counts.
    day = models.PositiveIntegerField()
    packed = models.BinaryField()


class TermPosting(models.Model):
    """One of the words that tell most of an article. The key, read backwards, gives a word's newest articles."""

    pk = models.CompositePrimaryKey("term", "day", "article_id")
    term = models.PositiveIntegerField()
    day = models.PositiveIntegerField()
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")


class TermCount(models.Model):
    """In how many published articles a word occurs. The row of word 0 counts the articles themselves."""

    ALL = 0

    term = models.PositiveIntegerField(primary_key=True)
    articles = models.PositiveIntegerField(default=0)


class ReplacedLink(models.Model):
    """An automatic link that gave way to another without an editor's hand: what the desk's report lists."""

    class Cause(models.TextChoices):
        TARGET_LEFT = "parti", _("L’article lié n’est plus en ligne")
        BETTER_FIT = "mieux", _("Un article plus récent convient mieux")

    at = models.DateTimeField(_("remplacé le"), auto_now_add=True, db_index=True)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="replaced_links", verbose_name=_("dans l’article")
    )
    removed = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="+", verbose_name=_("lien retiré")
    )
    added = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("remplacé par")
    )
    cause = models.CharField(_("cause"), max_length=8, choices=Cause)
    #: Set by an editor who looked at it: the report shows it no more.
    is_settled = models.BooleanField(_("fait"), default=False, db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("lien LIRE remplacé")
        verbose_name_plural = _("liens morts ou à remplacer")

    def __str__(self):
        return f"{self.article_id}: {self.removed_id} → {self.added_id}"
