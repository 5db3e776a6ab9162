"""From the file an editor uploads to pixels that are safe to work on."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from os import SEEK_END
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageCms, ImageOps
from PIL.TiffImagePlugin import TiffImageFile

from articles.photos.signatures import HEAD_LENGTH, kind_of

MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 80_000_000
MAX_SIDE = 2560

ACCEPTED_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "AVIF")
ACCEPTED_MODES = {
    *("1", "L", "LA", "P", "PA", "RGB", "RGBX", "RGBA", "CMYK", "YCbCr"),
    *("I;16", "I;16L", "I;16B", "I;16N"),
}
TURNED_A_QUARTER = (5, 6, 7, 8)  # values of the EXIF tag Orientation
NEW_SUBFILE_TYPE = 254  # TIFF 6.0, section 8
REDUCED_RESOLUTION = 1

EMPTY = _("Ce fichier est vide. Choisissez une photo en JPEG ou en PNG.")
TOO_HEAVY = _("Ce fichier dépasse 40\u202fMo. Enregistrez la photo en JPEG.")
TOO_LARGE = _("Cette photo dépasse 80\u202fmégapixels. Réduisez-la, par exemple à 4\u202f000\u202fpixels de large.")
NOT_AN_IMAGE = _("Ce fichier n’est pas une image. Choisissez une photo en JPEG ou en PNG.")
UNSUPPORTED = _("Ce format d’image n’est pas pris en charge. Enregistrez la photo en JPEG ou en PNG.")
UNREADABLE = _("Cette photo est incomplète ou endommagée. Enregistrez-la de nouveau en JPEG et renvoyez-la.")
REFUSED_KINDS = {
    None: NOT_AN_IMAGE,
    "other image": UNSUPPORTED,
    "pdf": _("Ce fichier est un PDF, pas une photo. Exportez l’image en JPEG ou en PNG."),
    "web page": _("Ce fichier est une page web, pas une photo. Enregistrez l’image elle-même."),
    "svg": _("Les dessins SVG ne sont pas pris en charge. Exportez l’image en JPEG ou en PNG."),
    "heic": _(
        "Les photos HEIC d’iPhone ne sont pas prises en charge. Réglez l’appareil sur "
        "«\u00a0Le plus compatible\u00a0» (Réglages, Appareil photo, Formats) "
        "ou exportez la photo en JPEG."
    ),
}


class PhotoError(ValueError):
    """A file refused as a photo; its text is the sentence to show the editor."""


@dataclass(frozen=True)
class PhotoInfo:
    """``width`` × ``height`` in pixels, the right way up, and the format in lower case ("jpeg")."""

    width: int
    height: int
    format: str


def check_photo(file: BinaryIO) -> PhotoInfo:
    """Say what photo a seekable binary file holds, before anything is stored.

    The size is judged on the header alone, so a decompression bomb costs nothing. A photo
    of lawful size is then read to its end, as small as its format allows, to find the ones
    cut short by a bad connection. The file is left rewound.

    Raises PhotoError when the file is not a whole photo in an accepted format.
    """
    with _refusals():
        image = _opened(file)
        width, height = image.size
        # Pillow already swaps the sides of a TIFF.
        if image.format != "TIFF" and _orientation(image) in TURNED_A_QUARTER:
            width, height = height, width
        _read_to_the_end(image)
        file.seek(0)
    # Pillow calls MPO a JPEG that carries more pictures, as many telephones make.
    photo_format = "jpeg" if image.format == "MPO" else str(image.format).lower()
    return PhotoInfo(width, height, photo_format)


def decode_photo(file: BinaryIO, max_side: int = MAX_SIDE) -> Image.Image:
    """Decode a photo into an 8-bit sRGB image, upright, opaque and without metadata.

    The longer side is at most ``max_side`` pixels; a smaller photo keeps its size. Of an
    animation, the first frame is kept. Transparent parts become white. The same refusals
    as ``check_photo``.
    """
    with _refusals():
        image = _opened(file)
        icc_profile = image.info.get("icc_profile")
        _ask_for_less(image, max_side)
        image = _resizable(image)
        image.thumbnail((max_side, max_side), Image.Resampling.LANCZOS, reducing_gap=3.0)
        # A damaged EXIF block does not make the photo unusable.
        with suppress(Exception):
            ImageOps.exif_transpose(image, in_place=True)
        image = _in_srgb(_on_white(_in_8_bits(image)), icc_profile)
        image.info.clear()
        return image


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn into a PhotoError whatever a decoder stumbles on."""
    try:
        yield
    except PhotoError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoError(TOO_LARGE) from error
    # Decoders fed damaged files raise far more than OSError: struct.error, SyntaxError, IndexError…
    except Exception as error:
        raise PhotoError(UNREADABLE) from error


def _opened(file: BinaryIO) -> Image.Image:
    """Open the header of an acceptable photo: no pixel is decoded yet."""
    file.seek(0, SEEK_END)
    size = file.tell()
    if size == 0:
        raise PhotoError(EMPTY)
    if size > MAX_BYTES:
        raise PhotoError(TOO_HEAVY)
    file.seek(0)
    kind = kind_of(file.read(HEAD_LENGTH))
    if kind in REFUSED_KINDS:
        raise PhotoError(REFUSED_KINDS[kind])
    image = Image.open(file, formats=ACCEPTED_FORMATS)
    if image.width * image.height > MAX_PIXELS:
        raise PhotoError(TOO_LARGE)
    if image.mode not in ACCEPTED_MODES or _is_preview(image):
        raise PhotoError(UNSUPPORTED)
    return image


def _is_preview(image: Image.Image) -> bool:
    """Whether this is the thumbnail that a camera's RAW file shows to readers of TIFF."""
    return isinstance(image, TiffImageFile) and bool(image.tag_v2.get(NEW_SUBFILE_TYPE, 0) & REDUCED_RESOLUTION)


def _read_to_the_end(image: Image.Image) -> None:
    """Raise some error if the file stops before the last pixel."""
    if image.format == "PNG":
        image.verify()  # checks every chunk without inflating any pixel
    else:
        _ask_for_less(image, max_side=1)
        image.load()


def _ask_for_less(image: Image.Image, max_side: int) -> None:
    """Let a JPEG decoder skip detail not needed at ``max_side``; other formats cannot."""
    scale = max_side / max(image.size)
    image.draft(None, (max(1, round(image.width * scale)), max(1, round(image.height * scale))))


def _orientation(image: Image.Image) -> int:
    # The method of a PNG decodes the pixels first; that of every image does not.
    with suppress(Exception):
        return Image.Image.getexif(image).get(ExifTags.Base.Orientation, 1)
    return 1


def _resizable(image: Image.Image) -> Image.Image:
    """Convert the modes whose values cannot be averaged."""
    image.load()
    if image.mode.startswith("I;16"):
        return image
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _in_8_bits(image: Image.Image) -> Image.Image:
    """Scale 16-bit greys: a plain conversion would clip all but the darkest to white."""
    if not image.mode.startswith("I;16"):
        return image
    return image.convert("I").point(lambda grey: grey / 257 + 0.5).convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    canvas = Image.new("RGB", image.size, "white")
    canvas.paste(image, mask=image)
    return canvas


def _in_srgb(image: Image.Image, icc_profile: bytes | None) -> Image.Image:
    if icc_profile:
        # A profile that is unreadable, or made for other channels, says nothing of these.
        with suppress(OSError, TypeError, ValueError):
            return ImageCms.ImageCmsTransform(
                ImageCms.ImageCmsProfile(BytesIO(icc_profile)),
                ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
                image.mode,
                "RGB",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            ).apply(image)
    return image.convert("RGB")
