"""The library as editors look through it: which photos serve, where, and which do not; and how photos leave it."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Author, Dossier, GalleryPhoto
from articles.tasks import delete_photo_files

#: Uses listed of one photo, of each kind.
LISTED = 50


@dataclass(frozen=True)
class Use:
    """A place where a photo serves: the article, dossier or author, its kind in the admin («article»), and as what."""

    owner: Article | Dossier | Author
    kind: str
    role: str

    @property
    def change_name(self):
        """Name of the admin's page that changes the owner."""
        return f"admin:articles_{self.kind}_change"


def unused(photos):
    """Those of `photos` that serve nowhere."""
    here = OuterRef("pk")
    return photos.filter(
        ~Exists(Article.objects.filter(lead_photo=here)),
        ~Exists(Article.body_photos.through.objects.filter(photo=here)),
        ~Exists(GalleryPhoto.objects.filter(photo=here)),
        ~Exists(Dossier.objects.filter(lead_photo=here)),
        ~Exists(Author.objects.filter(portrait=here)),
    )


def taken_between(photos, since=None, until=None):
    """Those of `photos` taken (or, where that is not known, added) from the day `since` to the day `until`."""
    if since:
        photos = photos.filter(Q(taken_on__gte=since) | Q(taken_on=None, created_at__date__gte=since))
    if until:
        photos = photos.filter(Q(taken_on__lte=until) | Q(taken_on=None, created_at__date__lte=until))
    return photos


def uses_of(photo):
    """Where `photo` serves, the newest articles first, then dossiers and authors: five queries."""
    articles = Article.objects.only("title", "surtitre").order_by("-modified_at", "-pk")
    kinds = [
        (_("photo principale"), articles.filter(lead_photo=photo)),
        (_("dans le texte"), articles.filter(body_photos=photo)),
        (_("dans le diaporama"), articles.filter(gallery_photos__photo=photo)),
    ]
    uses = [Use(article, "article", role) for role, found in kinds for article in found[:LISTED]]
    dossiers = Dossier.objects.only("title").filter(lead_photo=photo)[:LISTED]
    uses += [Use(dossier, "dossier", _("photo de dossier")) for dossier in dossiers]
    portraits = Author.objects.only("name").filter(portrait=photo)[:LISTED]
    return uses + [Use(author, "author", _("portrait d’auteur")) for author in portraits]


@transaction.atomic
def remove_photos(photos):
    """Take `photos` (a queryset) out of the library and, by the queue once that is done, their files off the disk.

    The one way out. Raises ProtectedError, and removes none, if one of them serves somewhere.
    """
    if serving := set(photos.exclude(pk__in=unused(photos).values("pk"))):
        raise ProtectedError("Photos that serve somewhere stay.", serving)
    masters = list(photos.values_list("file", flat=True))
    photos.delete()
    for master in masters:
        delete_photo_files.enqueue(master)
