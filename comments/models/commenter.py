"""Who writes comments: an address that nobody reads."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Commenter(models.Model):
    """An e-mail address, encrypted; `identity` alone reads and writes it."""

    ciphertext = models.TextField(_("adresse chiffrée"), editable=False)
    #: Keyed hash (hexadecimal HMAC-SHA256): finds an address again, and says nothing without the key.
    address_key = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("vu la première fois"), default=timezone.now, editable=False)
    seen_at = models.DateTimeField(_("vu la dernière fois"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("adresse de lecteur")
        verbose_name_plural = _("adresses de lecteurs")
        permissions = [("reveal_address", _("Peut voir une adresse en entier"))]
        constraints = [
            models.CheckConstraint(condition=~Q(ciphertext=""), name="commenter_has_ciphertext"),
            models.CheckConstraint(condition=~Q(address_key=""), name="commenter_has_key"),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
