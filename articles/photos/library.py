"""From an upload to files that may be shown: where the pure part of this package meets storage and models."""

import hashlib

from django.core.files.base import ContentFile

from articles.photos.crops import make_crops
from articles.photos.decoding import check_photo, decode_photo
from articles.photos.legend import read_legend
from articles.photos.renditions import WIDTHS, encoded, make_renditions, master_jpeg
from articles.photos.share_card import share_card

HASH_LENGTH = 16


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


def store_thumbnail(file):
    """Store the smallest JPEG of a stored master, under the name its rendition will take; returns that name."""
    with file.open("rb") as opened:
        image = decode_photo(opened, max_side=WIDTHS[0])
    return _replace(file.storage, f"{file.name.removesuffix('.jpg')}-{WIDTHS[0]}.jpeg", encoded(image, "jpeg"))


def store_renditions(photo):
    """Make, store and record the renditions, the crops and the share card of `photo`, replacing those it had."""
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
    photo.save(update_fields=["width", "height", "renditions", "crops", "share_card"])


def _replace(storage, name, data):
    """Store `data` under exactly `name`, whatever was there; returns the name."""
    storage.delete(name)
    return storage.save(name, ContentFile(data))
