"""What machines are told of an article, whatever the format: who signs it, when it changed, what its photo is."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from articles.addresses import absolute

SHARE_CARD_SIZE = (1200, 630)


@dataclass(frozen=True)
class Signature:
    """Who signs: a person, or the newsroom for what nobody signed. `role` may be empty."""

    name: str
    url: str
    role: str = ""
    is_person: bool = True


@dataclass(frozen=True)
class Picture:
    """A JPEG: absolute address, size in pixels (0 while unknown), name in the media storage."""

    url: str
    width: int
    height: int
    name: str


def signatures(article):
    """Those who sign `article`, in order; never empty. Reads its bylines."""
    people = [
        Signature(entry.author.name, absolute(entry.author.get_absolute_url()), entry.role or entry.author.role)
        for entry in article.signed_by
    ]
    return people or [Signature(settings.NEWSROOM_NAME, absolute("/"), is_person=False)]


def largest_jpeg(photo):
    """The widest JPEG there is of `photo`: before its renditions exist, the photo itself."""
    jpegs = [rendition for rendition in photo.renditions if rendition["format"] == "jpeg"]
    if not jpegs:
        return Picture(absolute(photo.file.url), photo.width, photo.height, photo.file.name)
    widest = max(jpegs, key=lambda rendition: rendition["width"])
    url = absolute(photo.file.storage.url(widest["name"]))
    return Picture(url, widest["width"], widest["height"], widest["name"])


def crops(photo):
    """The square, the 4:3 and the 16:9 of `photo`; before they exist, or of a tiny one, the photo itself."""
    url = photo.file.storage.url
    pictures = [Picture(absolute(url(c["name"])), c["width"], c["height"], c["name"]) for c in photo.crops]
    return pictures or [largest_jpeg(photo)]


def iso(moment):
    """A date as machines read it, to the second, in the newspaper's time zone: «2026-11-24T11:49:00+02:00»."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
