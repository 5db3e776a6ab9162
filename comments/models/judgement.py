"""What was said and decided of a comment: by moderators, its author, its readers, a rule."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.choices import FAULTS, Reason, State
from comments.models.details import CommentDetails
from comments.querysets import DecisionQuerySet


class Decision(models.Model):
    """One move of a comment from a state to another: by a moderator, its author or a rule."""

    details = models.ForeignKey(CommentDetails, on_delete=models.CASCADE, related_name="decisions")
    from_state = models.CharField(_("de"), max_length=12, choices=State)
    to_state = models.CharField(_("à"), max_length=12, choices=State)
    reason = models.CharField(_("motif"), max_length=12, choices=Reason, default=Reason.NONE, blank=True)
    #: None for the author's own moves and those of a rule.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("par"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("le"), default=timezone.now)
    #: The decision that this one takes back.
    undoes = models.OneToOneField("self", on_delete=models.CASCADE, null=True, related_name="undone_by")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("décision")
        verbose_name_plural = _("décisions")

    def __str__(self):
        return f"{self.get_from_state_display()} → {self.get_to_state_display()}"

    @property
    def is_undo(self):
        return self.undoes_id is not None


class Report(models.Model):
    """A reader says that a comment should be looked at."""

    details = models.ForeignKey(CommentDetails, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(_("motif"), max_length=12, choices=FAULTS)
    #: Keyed hash of the shortened network address; erased as that of the comments is.
    network_key = models.CharField(max_length=64, blank=True)
    #: Whether it weighs: the first that its network sent about the article.
    counts = models.BooleanField(default=False)
    at = models.DateTimeField(_("le"), default=timezone.now)

    class Meta:
        verbose_name = _("signalement")
        verbose_name_plural = _("signalements")
        constraints = [
            models.UniqueConstraint(
                fields=["details", "network_key"], condition=~Q(network_key=""), name="report_once_per_network"
            ),
        ]

    def __str__(self):
        return self.get_reason_display()


class Recommendation(models.Model):
    """A reader recommends a comment. Forgotten after COMMENT_RETENTION_DAYS; the comment keeps the count."""

    details = models.ForeignKey(CommentDetails, on_delete=models.CASCADE, related_name="+")
    #: Keyed hash of the shortened network address and the comment: it links no two comments of one network.
    network_key = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("recommandation")
        verbose_name_plural = _("recommandations")
        constraints = [
            models.UniqueConstraint(fields=["details", "network_key"], name="recommendation_once_per_network"),
            models.CheckConstraint(condition=~Q(network_key=""), name="recommendation_has_key"),
        ]
        indexes = [models.Index(fields=["at"], name="recommendation_age")]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
