"""From an upload to files that may be shown: where the pure part of this package meets storage and models."""

import hashlib
import re
from contextlib import suppress

from django.core.files.base import ContentFile

from articles.photos.crops import make_crops
from articles.photos.decoding import check_photo, decode_photo
from articles.photos.legend import read_legend
from articles.photos.renditions import WIDTHS, encoded, make_renditions, master_jpeg
from articles.photos.share_card import share_card

HASH_LENGTH = 16
#: What follows a master’s stem in the names of files made of it: «-640.avif», «-4x3-50-50.jpg», «-partage-50-50.jpg».
_MADE_OF_IT = re.compile(r"-(?:\d+\.(?:avif|webp|jpeg)|(?:\d+x\d+|partage)-\d+-\d+\.jpg)")


def prepare_upload(upload):
    """The upload as it may be kept: decoded, turned upright, without metadata, as a JPEG named by its content.

    The raw file, with the place where it was taken, never reaches the disk. Returns a ContentFile with `width` and
    `height` in pixels, and the `legend` that the file carried. Raises PhotoError with a sentence for the editor.
    """
    check_photo(upload)
    legend = read_legend(upload)
    image = decode_photo(upload)
    data = master_jpeg(image)
    master = ContentFile(data, name=f"{hashlib.sha256(data).hexdigest()[:HASH_LENGTH]}.jpg")
    master.width, master.height = image.size
    master.legend = legend
    return master


def thumbnail_name(master):
    """Name of the smallest JPEG of the master named `master`: that of its rendition, which may take its place."""
    return f"{master.removesuffix('.jpg')}-{WIDTHS[0]}.jpeg"


def store_thumbnail(file):
    """Store at once the smallest JPEG of a stored master; returns its name."""
    with file.open("rb") as opened:
        image = decode_photo(opened, max_side=WIDTHS[0])
    return _replace(file.storage, thumbnail_name(file.name), encoded(image, "jpeg"))


def delete_files(storage, master):
    """Delete the file named `master` and all that was ever made of it, cuts around former focal points included.

    May be done again after a failure: the master goes last, and while it is there no other photo takes its name.
    """
    folder, _slash, name = master.rpartition("/")
    stem = name.removesuffix(".jpg")
    with suppress(FileNotFoundError):
        for other in storage.listdir(folder)[1]:
            if other.startswith(stem) and _MADE_OF_IT.fullmatch(other, len(stem)):
                storage.delete(f"{folder}/{other}")
    storage.delete(master)


def store_renditions(photo):
    """Make and store the renditions, the crops and the share card of `photo`, replacing those it had.

    Returns the names of the columns that say so, set on `photo` and not saved: the long part is over by then.
    """
    storage = photo.file.storage
    stem = photo.file.name.removesuffix(".jpg")
    with photo.file.open("rb") as file:
        image = decode_photo(file)
    photo.width, photo.height = image.size
    photo.renditions = [
        {
            "format": rendition.format,
            "width": rendition.width,
            "height": rendition.height,
            "name": _replace(storage, f"{stem}-{rendition.width}.{rendition.format}", rendition.data),
        }
        for rendition in make_renditions(image)
    ]
    focal = (photo.focal_x, photo.focal_y)
    # The focal point is part of the name: caches may keep each file for ever.
    cut_at = f"{round(focal[0] * 100)}-{round(focal[1] * 100)}"
    photo.crops = [
        {
            "width": crop.width,
            "height": crop.height,
            "name": _replace(storage, f"{stem}-{crop.ratio}-{cut_at}.jpg", crop.data),
        }
        for crop in make_crops(image, focal)
    ]
    photo.share_card = _replace(storage, f"{stem}-partage-{cut_at}.jpg", share_card(image, focal))
    return ["width", "height", "renditions", "crops", "share_card"]


def _replace(storage, name, data):
    """Store `data` under exactly `name`, whatever was there; returns the name."""
    storage.delete(name)
    return storage.save(name, ContentFile(data))
