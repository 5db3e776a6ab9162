from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL import Image

from articles.models.typeset_fields import TypesetCharField, TypesetTextField
from articles.photos.library import thumbnail_name
from articles.photos.picture import UNPLACED, Source, credit_line, picture_html, placed_picture
from articles.text.plain import fold

FOCAL_RANGE = [MinValueValidator(0), MaxValueValidator(1)]


class PictureField(models.TextField):
    """The `<picture>` of a photo but for what depends on where it stands (see `picture`), written when it is saved.

    After `file` among the columns: its name is known only once the file is stored.
    """

    def pre_save(self, photo, add):
        photo.picture_html = photo.written_picture()
        return photo.picture_html

    def deconstruct(self):
        """As the plain field: who writes it is no affair of the database."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class Photo(models.Model):
    """A picture of the library, with what must be said of it wherever it is shown."""

    file = models.FileField(_("fichier"), upload_to="photos/%Y/%m/", max_length=255)
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    caption = TypesetTextField(_("légende"), blank=True)
    credit = TypesetCharField(
        _("crédit"), max_length=160, help_text=_("«\u00a0Courtoisie\u00a0» pour une photo remise à la rédaction.")
    )
    alt = TypesetCharField(
        _("texte alternatif"),
        max_length=255,
        blank=True,
        help_text=_("Ce que la photo montre, pour qui ne la voit pas."),
    )
    is_decorative = models.BooleanField(_("photo décorative"), default=False)
    focal_x = models.FloatField(_("point d’intérêt, horizontal"), default=0.5, validators=FOCAL_RANGE)
    focal_y = models.FloatField(_("point d’intérêt, vertical"), default=0.5, validators=FOCAL_RANGE)
    taken_on = models.DateField(_("date de prise de vue"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    #: [{"format": "avif", "width": 640, "height": 427, "name": "photos/…"}, …]; empty until the task has run.
    renditions = models.JSONField(default=list, editable=False)
    #: [{"width": 1200, "height": 900, "name": "photos/…"}, …]: what `photos.crops` makes; empty until the task has run.
    crops = models.JSONField(default=list, editable=False)
    #: Name of the 1200 × 630 JPEG that social networks show; empty until the task has run.
    share_card = models.CharField(max_length=255, blank=True, editable=False)
    #: Caption, credit and alternative text without accents nor capitals, for the searches of the desk.
    folded = models.TextField(editable=False, blank=True)
    picture_html = PictureField(editable=False, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = [
            models.CheckConstraint(condition=~Q(credit=""), name="photo_has_credit"),
            models.CheckConstraint(condition=~Q(alt="") | Q(is_decorative=True), name="photo_has_alt"),
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)), name="photo_focal_point_inside"
            ),
        ]

    def __str__(self):
        return self.caption[:80] or self.alt[:80] or f"Photo {self.pk}"

    def save(self, *args, update_fields=None, **kwargs):
        self.folded = fold(" ".join((self.caption, self.credit, self.alt)))
        written = None if update_fields is None else {*update_fields, "picture_html"}
        super().save(*args, update_fields=written, **kwargs)

    def forget_files(self):
        """Forget what was made of a file that another replaces; until the task has run, pages show the new one."""
        self.renditions, self.crops, self.share_card = [], [], ""

    def read_size(self):
        """Take `width` and `height` (pixels) from the file's header."""
        with self.file.open("rb") as file, Image.open(file) as image:
            self.width, self.height = image.size

    @property
    def credit_line(self):
        """The credit as printed: «Photo : Courtoisie.», «© Nom / Agence»."""
        return credit_line(self.credit)

    @property
    def sources(self):
        """Its renditions with their public addresses, as `picture_html` takes them."""
        url = self.file.storage.url
        return [Source(r["format"], r["width"], r["height"], url(r["name"])) for r in self.renditions]

    @property
    def share_card_url(self):
        """Address of the share card, or an empty string before it exists."""
        return self.file.storage.url(self.share_card) if self.share_card else ""

    @property
    def thumbnail_url(self):
        """Smallest picture there is of it, for the desk: before the renditions, what was stored with the upload."""
        jpegs = [source for source in self.sources if source.format == "jpeg"]
        if jpegs:
            return min(jpegs, key=lambda source: source.width).url
        storage, name = self.file.storage, thumbnail_name(self.file.name)
        return storage.url(name) if storage.exists(name) else self.file.url

    @property
    def contact_print(self):
        """The lightest `<picture>` of it, for the desk's contact sheet; its caption stands beside it."""
        return self.desk_picture(0)

    def desk_picture(self, width):
        """A `<picture>` in one width, the first of `width` pixels or more: light, and the same on every screen.

        Before the renditions exist: the thumbnail if that is all that is asked for, else the photo itself.
        """
        widths = sorted({source.width for source in self.sources})
        chosen = next((w for w in widths if w >= width), widths[-1] if widths else 0)
        sources = [source for source in self.sources if source.width == chosen]
        size = (self.width, self.height)
        plain = self.file.url if width else self.thumbnail_url
        return picture_html(sources, alt="", sizes="11rem", fallback_url=plain, size=size)

    def picture(self, sizes, *, eager=False):
        """A `<picture>` of it, as it was when it was saved; before the renditions exist, the photo itself.

        `sizes` is the HTML attribute; `eager` is for the one photo seen first.
        """
        return placed_picture(self.picture_html, sizes, eager=eager)

    def written_picture(self):
        """Its `picture_html`, from its other columns."""
        return picture_html(
            self.sources,
            alt="" if self.is_decorative else self.alt,
            sizes=UNPLACED,
            fallback_url=self.file.url,
            size=(self.width, self.height),
        )
