from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

_signer = Signer(salt="articles.preview_link", sep=".")


class PreviewLinkQuerySet(models.QuerySet):
    """Links that show an article to somebody outside the newsroom."""

    def signed(self, token):
        """The link that `token` names, or None: a token that this site did not sign names nothing."""
        try:
            return self.select_related("article").filter(pk=_signer.unsign(token)).first()
        except (BadSignature, ValueError):
            return None


class PreviewLink(models.Model):
    """An address by which somebody outside reads an article before it is out, for some days, unless revoked."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="preview_links")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("créé par"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("créé le"), default=timezone.now)
    expires_at = models.DateTimeField(_("valable jusqu’au"))
    revoked_at = models.DateTimeField(_("révoqué le"), null=True, blank=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("lien d’aperçu")
        verbose_name_plural = _("liens d’aperçu")

    def __str__(self):
        return f"{self.article_id} ({self.expires_at:%Y-%m-%d})"

    def get_absolute_url(self):
        return reverse("articles:outside_preview", args=[_signer.sign(self.pk)])

    @property
    def is_open(self):
        """Whether it still shows something."""
        return self.revoked_at is None and timezone.now() < self.expires_at
