"""What editors put on the front page and at the head of rubriques, over the automatic choice."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.typeset_fields import TypesetCharField
from articles.placing import AlertQuerySet, PinQuerySet, SlotQuerySet

#: An alert that lasts longer is news like any other.
ALERT_LASTS_AT_MOST = timedelta(hours=48)
ALERT_LASTS = timedelta(hours=6)


def ends_after_start(name):
    """The constraint that what is placed ends after it starts, where both are said."""
    condition = Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at"))
    return models.CheckConstraint(condition=condition, name=name)


class Timed:
    """For a model with `starts_at` and `ends_at`, whose queryset is a `TimedQuerySet`."""

    @property
    def is_current(self):
        """The rule of `TimedQuerySet.current`, said of this one row."""
        now = timezone.now()
        return (self.starts_at is None or self.starts_at <= now) and (self.ends_at is None or self.ends_at > now)


class FrontPageSlot(Timed, models.Model):
    """A place of the front page filled by hand: 1 is the lead, the others follow.

    An empty place, or one whose article readers may not see now, is filled automatically (`articles.front_page`).
    """

    position = models.PositiveSmallIntegerField(_("place"), unique=True)
    article = models.OneToOneField(
        "articles.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="front_page_slot"
    )
    starts_at = models.DateTimeField(_("à partir du"), null=True, blank=True)
    ends_at = models.DateTimeField(_("jusqu’au"), null=True, blank=True)

    objects = SlotQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = _("place de la Une")
        verbose_name_plural = _("La Une")
        default_permissions = ["view"]
        permissions = [("arrange_front_page", _("Peut composer la Une"))]
        constraints = [ends_after_start("slot_ends_after_start")]

    def __str__(self):
        return f"{self.position}. {self.article}"


def alert_end():
    """The end that the form proposes."""
    return timezone.now() + ALERT_LASTS


class Alert(models.Model):
    """The «Alerte info» banner of the front page: one sentence, an end, and the article that tells more, if any."""

    text = TypesetCharField(_("texte"), max_length=140, help_text=_("Une phrase, sans «\u00a0Alerte info\u00a0»."))
    article = models.ForeignKey(
        "articles.Article",
        verbose_name=_("article"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="alerts",
        help_text=_("Celui où mène le bandeau\u202f; tant qu’il n’est pas publié, le bandeau ne s’affiche pas."),
    )
    starts_at = models.DateTimeField(_("début"), default=timezone.now)
    ends_at = models.DateTimeField(_("fin"), default=alert_end, help_text=_("48 heures après le début au plus."))

    objects = AlertQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("alerte info")
        verbose_name_plural = _("alertes info")
        constraints = [ends_after_start("alert_ends_after_start")]

    def __str__(self):
        return self.text

    def clean(self):
        if self.starts_at and self.ends_at and self.ends_at - self.starts_at > ALERT_LASTS_AT_MOST:
            raise ValidationError({"ends_at": _("Une alerte dure 48\u00a0heures au plus.")})


class Pin(models.Model):
    """The article that stays first in its rubrique."""

    section = models.OneToOneField(
        "articles.Section", verbose_name=_("rubrique"), on_delete=models.CASCADE, related_name="pin"
    )
    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="pins"
    )
    starts_at = models.DateTimeField(_("à partir du"), null=True, blank=True)
    ends_at = models.DateTimeField(_("jusqu’au"), null=True, blank=True)

    objects = PinQuerySet.as_manager()

    class Meta:
        ordering = ["section__position", "section__name"]
        verbose_name = _("article épinglé")
        verbose_name_plural = _("articles épinglés")
        constraints = [ends_after_start("pin_ends_after_start")]

    def __str__(self):
        return f"{self.section}\u00a0: {self.article}"

    def clean(self):
        if self.article_id and self.section_id and self.article.section_id != self.section_id:
            raise ValidationError({"article": _("Cet article est dans une autre rubrique.")})
