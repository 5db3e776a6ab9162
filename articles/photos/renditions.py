"""The files that readers download: one photo in several widths and formats.

The qualities of the three encoders are not on one scale. JPEG 68, WebP 71 and AVIF 53 were
chosen for a reader on 3G, on press-like photos (buildings, faces, flowers, sky, machinery):
there each scores about 65 with SSIMULACRA2 at 640 and 1280 pixels wide, between "medium" (50)
and "high" (70). A photo rich in detail then weighs, in kB:

===== ==== ==== ====
width JPEG WebP AVIF
===== ==== ==== ====
320     12   10    7
640     36   30   20
1280   154  131   84
===== ==== ==== ====

AVIF speed 6: speed 4 takes six times longer to save no byte, and speed 8 needs a tenth more
bytes for the same score. WebP method 6 takes twice as long as 4 for the same score per byte.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from articles.photos.decoding import MAX_SIDE

WIDTHS = (320, 640, 960, 1280)
FORMATS = ("avif", "webp", "jpeg")

SAVE_OPTIONS = {
    "avif": {"quality": 53, "speed": 6},
    "webp": {"quality": 71, "method": 4},
    "jpeg": {"quality": 68, "progressive": True, "optimize": True},
}
MASTER_QUALITY = 88


@dataclass(frozen=True)
class Rendition:
    """One encoded file: its format (of ``FORMATS``), its size in pixels, its bytes."""

    format: str
    width: int
    height: int
    data: bytes


def rendition_widths(width: int) -> list[int]:
    """List the widths to make of a photo ``width`` pixels wide, smallest first.

    A photo is never enlarged: one narrower than a step is offered once, at its own width.
    """
    return sorted({min(step, width) for step in WIDTHS})


def make_renditions(image: Image.Image) -> list[Rendition]:
    """Encode an image of ``decode_photo`` in every width and in every format that saves bytes.

    Ordered by width, then as in ``FORMATS``. The JPEG is always there; the others only when
    they are worth it: no WebP or AVIF heavier than the JPEG, no AVIF heavier than the WebP.
    """
    renditions = []
    for width in rendition_widths(image.width):
        height = max(1, round(image.height * width / image.width))
        resized = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        renditions += _worthwhile([Rendition(name, width, height, encoded(resized, name)) for name in FORMATS])
    return renditions


def master_jpeg(image: Image.Image) -> bytes:
    """Encode the JPEG that replaces the upload: at most 2560 px a side, no metadata."""
    master = image.copy()
    master.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return encoded(master, "jpeg", quality=MASTER_QUALITY)


def encoded(image: Image.Image, name: str, **options: int) -> bytes:
    """Encode an image of ``decode_photo`` as in ``SAVE_OPTIONS``, but for the ``options`` given."""
    buffer = BytesIO()
    image.save(buffer, name, **(SAVE_OPTIONS[name] | options))
    return buffer.getvalue()


def _worthwhile(renditions: list[Rendition]) -> list[Rendition]:
    """Keep of one width the formats lighter than all those that browsers would try after them."""
    return [
        rendition
        for position, rendition in enumerate(renditions)
        if all(len(rendition.data) < len(later.data) for later in renditions[position + 1 :])
    ]
