"""The crops of a photo that search engines choose from: a square, 4:3 and 16:9, each around the focal point.

Sizes: Google, «Article structured data»: high-resolution images, 50,000 pixels at least (width × height), in these
three ratios. Discover shows a large picture from 1,200 pixels wide.
"""

import math
from dataclasses import dataclass

from PIL import Image

from articles.photos.renditions import encoded
from articles.photos.share_card import CENTRE, crop_box

RATIOS = ((1, 1), (4, 3), (16, 9))
CROP_WIDTH = 1200
MIN_PIXELS = 50_000


@dataclass(frozen=True)
class Crop:
    """One JPEG: its ratio as written in its name ("4x3"), its size in pixels, its bytes."""

    ratio: str
    width: int
    height: int
    data: bytes


def make_crops(image: Image.Image, focal: tuple[float, float] = CENTRE) -> list[Crop]:
    """Encode the three crops of an image of ``decode_photo``, 1,200 pixels wide, never enlarged.

    ``focal`` is as in ``crop_box``. A crop of fewer than ``MIN_PIXELS`` pixels, which no search engine would show, is
    left out: of a very small photo the list is empty.
    """
    crops = []
    for across, down in RATIOS:
        box = crop_box(*image.size, across / down, focal)
        size = _reduced(box[2] - box[0], box[3] - box[1])
        if math.prod(size) >= MIN_PIXELS:
            resized = image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
            crops.append(Crop(f"{across}x{down}", *size, encoded(resized, "jpeg")))
    return crops


def _reduced(width: int, height: int) -> tuple[int, int]:
    """Width and height brought down to ``CROP_WIDTH`` where they go beyond."""
    return (CROP_WIDTH, round(height * CROP_WIDTH / width)) if width > CROP_WIDTH else (width, height)
