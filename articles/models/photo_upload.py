from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PhotoUpload(models.Model):
    """A file sent by an editor, safe already, that waits for its credit and its alternative text.

    Not yet a photo: the library holds none without them. What the file itself said of it is proposed, not decided.
    """

    file = models.FileField(upload_to="photos/%Y/%m/", max_length=255)
    #: Small JPEG under the name that the rendition of this width will take.
    thumbnail = models.CharField(max_length=255)
    name = models.CharField(_("nom du fichier"), max_length=160)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    caption = models.TextField(blank=True)
    credit = models.CharField(max_length=160, blank=True)
    alt = models.CharField(max_length=255, blank=True)
    taken_on = models.DateField(null=True, blank=True)
    #: None once their account is gone: nobody sees the upload any more, and its turn to be forgotten comes.
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("photo à compléter")
        verbose_name_plural = _("photos à compléter")
        default_permissions = []

    def __str__(self):
        return self.name

    @property
    def thumbnail_url(self):
        """Address of its small picture."""
        return self.file.storage.url(self.thumbnail)
