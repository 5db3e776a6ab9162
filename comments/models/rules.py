"""What the newsroom watches for: words, addresses and networks."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.choices import FAULTS, Watch
from comments.text import words_of


class WatchedWord(models.Model):
    """A word, or a few in a row, that the newsroom does not let through unread."""

    word = models.CharField(
        _("mot ou expression"),
        max_length=80,
        help_text=_("Mot entier, sans tenir compte des accents ni des majuscules."),
    )
    #: The words of `word`, folded and one space apart: what is looked for.
    folded = models.CharField(max_length=160, unique=True, editable=False)
    effect = models.CharField(_("effet"), max_length=12, choices=Watch, default=Watch.SUSPECT)

    class Meta:
        ordering = ["folded"]
        verbose_name = _("mot surveillé")
        verbose_name_plural = _("mots surveillés")
        constraints = [
            models.CheckConstraint(condition=Q(effect__in=Watch.values), name="watched_word_effect_is_known")
        ]

    def __str__(self):
        return self.word

    def save(self, **kwargs):
        self.folded = words_of(self.word)
        super().save(**kwargs)

    def clean(self):
        self.folded = words_of(self.word)
        if not self.folded:
            raise ValidationError({"word": _("Saisissez au moins une lettre ou un chiffre.")})
        if WatchedWord.objects.filter(folded=self.folded).exclude(pk=self.pk).exists():
            raise ValidationError({"word": _("Ce mot est déjà surveillé.")})


class BanQuerySet(models.QuerySet):
    """Bans, by whether they still hold."""

    def in_force(self):
        """Those whose end has not come."""
        return self.filter(until__gt=timezone.now())


class Ban(models.Model):
    """An address or a network that may not comment until a date: known by its keyed hash alone."""

    address_key = models.CharField(max_length=64, blank=True, editable=False)
    network_key = models.CharField(max_length=64, blank=True, editable=False)
    reason = models.CharField(_("motif"), max_length=12, choices=FAULTS)
    until = models.DateTimeField(_("jusqu’au"))
    made_at = models.DateTimeField(_("depuis le"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("par"), on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = BanQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("exclusion")
        verbose_name_plural = _("exclusions")
        constraints = [
            models.CheckConstraint(
                condition=Q(~Q(network_key=""), address_key="") | Q(~Q(address_key=""), network_key=""),
                name="ban_of_an_address_or_of_a_network",
            )
        ]
        indexes = [
            models.Index(fields=["address_key"], condition=~Q(address_key=""), name="ban_address"),
            models.Index(fields=["network_key"], condition=~Q(network_key=""), name="ban_network"),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def is_of_network(self):
        return self.network_key != ""
