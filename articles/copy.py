"""What is read of an article before it is published: its copy, saved or still being typed."""

from dataclasses import dataclass, field

from articles.models import Photo
from articles.text.blocks import parse_body


@dataclass(frozen=True)
class Copy:
    """All that the checklist reads of an article, saved or still being typed. Texts are clean."""

    title: str
    surtitre: str
    chapo: str
    body: str
    has_section: bool
    has_author: bool
    genre: str
    chooses_related: bool
    #: Photos by the field where they are used: lead_photo, body, gallery.
    photos: dict[str, list[Photo]] = field(default_factory=dict)


def photos_of(lead_photo_id, body, gallery_ids):
    """The photos used, by the field where they are, in one query."""
    used = {"lead_photo": [lead_photo_id], "body": parse_body(body).photo_ids, "gallery": gallery_ids}
    found = Photo.objects.in_bulk({key for keys in used.values() for key in keys if key})
    return {where: [found[key] for key in keys if key in found] for where, keys in used.items()}


def is_reply(article):
    """Whether `article` carries a right of reply: its title says whose it is, and nobody here signs it."""
    return hasattr(article, "notice")


def saved_copy(article):
    """The Copy of an article as it is stored."""
    gallery = article.gallery_photos.values_list("photo_id", flat=True) if article.pk else ()
    return Copy(
        title=article.title,
        surtitre=article.surtitre,
        chapo=article.chapo,
        body=article.body,
        has_section=article.section_id is not None,
        has_author=bool(article.pk) and (article.bylines.exists() or is_reply(article)),
        genre=article.genre,
        chooses_related=article.chooses_related,
        photos=photos_of(article.lead_photo_id, article.body, gallery),
    )
