"""What a photo file says of itself: caption, credit, description and date, as agencies and cameras write them.

XMP first, then IPTC-IIM, then EXIF (of which only the date and the name of who took the photo are worth reading).
Names of the fields: IPTC Photo Metadata Standard 2023.1. Read before the file is re-encoded, which drops them all.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from typing import BinaryIO

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from articles.photos.decoding import ACCEPTED_FORMATS
from articles.photos.xmp import read_xmp

#: Characters; the longest captions of agencies hold some 1 500.
LONGEST_CAPTION, LONGEST_CREDIT, LONGEST_ALT = 2000, 160, 255

CAPTION, BYLINE, CREDIT, COPYRIGHT, DATE, HEADLINE = (2, 120), (2, 80), (2, 110), (2, 116), (2, 55), (2, 105)


@dataclass(frozen=True)
class Legend:
    """What was found; empty where nothing was, or nothing that could be read."""

    caption: str = ""
    credit: str = ""
    alt: str = ""
    taken_on: date | None = None

    @property
    def found(self) -> list[str]:
        """Names of the fields that say something."""
        return [field.name for field in fields(self) if getattr(self, field.name)]


def read_legend(file: BinaryIO) -> Legend:
    """Read the legend of a seekable photo file, left rewound. Never raises: damaged metadata says nothing."""
    with suppress(Exception):
        file.seek(0)
        image = Image.open(file, formats=ACCEPTED_FORMATS)
        xmp, iptc, exif = _xmp(image), _iptc(image), _exif(image)
        return Legend(
            caption=_first(xmp.get("description"), iptc.get(CAPTION), xmp.get("headline"), iptc.get(HEADLINE))[
                :LONGEST_CAPTION
            ],
            credit=_credit(
                name=_first(xmp.get("creator"), iptc.get(BYLINE), exif.get("artist")),
                agency=_first(xmp.get("credit"), iptc.get(CREDIT)),
                rights=_first(xmp.get("rights"), iptc.get(COPYRIGHT)),
            )[:LONGEST_CREDIT].rstrip(),
            alt=_first(xmp.get("alt"))[:LONGEST_ALT],
            taken_on=_date(xmp.get("taken"), iptc.get(DATE), exif.get("taken")),
        )
    return Legend()


def _credit(*, name: str, agency: str, rights: str) -> str:
    """«Name / Agency», what there is of it; the copyright notice where there is neither."""
    if name and agency and name.casefold() not in agency.casefold() and agency.casefold() not in name.casefold():
        return f"{name} / {agency}"
    return max(name, agency, key=len) or rights


def _xmp(image: Image.Image) -> dict[str, str]:
    with suppress(Exception):
        packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
        return read_xmp(packet.encode() if isinstance(packet, str) else packet)
    return {}


def _iptc(image: ImageFile.ImageFile) -> dict[tuple[int, int], str]:
    with suppress(Exception):
        found = IptcImagePlugin.getiptcinfo(image) or {}
        return {
            key: ", ".join(_decoded(part) for part in (value if isinstance(value, list) else [value]))
            for key, value in found.items()
        }
    return {}


def _exif(image: Image.Image) -> dict[str, str]:
    with suppress(Exception):
        exif = Image.Image.getexif(image)
        taken = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal, "")
        return {"artist": str(exif.get(ExifTags.Base.Artist, "")), "taken": str(taken)}
    return {}


def _decoded(data: bytes) -> str:
    """IIM declares its alphabet in a record that many programs forget: UTF-8 if it reads as such."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _first(*texts: str | None) -> str:
    """The first text that says something, in one run of printable characters."""
    cleaned = (" ".join("".join(c if c.isprintable() else " " for c in text or "").split()) for text in texts)
    return next(filter(None, cleaned), "")


def _date(*texts: str | None) -> date | None:
    """The first that is a day of the past: «2026-11-24…», «2026:11:24 10:00:00» or «20261124»."""
    return next(_days(texts), None)


def _days(texts: Iterable[str | None]) -> Iterator[date]:
    for text in texts:
        digits = "".join(c for c in (text or "")[:10] if c.isascii() and c.isdigit())
        with suppress(ValueError):
            day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
            # Cameras whose clock was never set, and those that run ahead.
            if date(1826, 1, 1) < day <= date.today():  # noqa: DTZ011 -- of the place where it was taken, unknown
                yield day
