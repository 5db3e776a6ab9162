"""What a file is, told from its first bytes: the extension of an upload proves nothing."""

HEAD_LENGTH = 4096

PHOTO_STARTS = (
    b"\xff\xd8\xff",  # JPEG
    b"\x89PNG\r\n\x1a\n",
    *(b"GIF87a", b"GIF89a"),
    *(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),  # TIFF
)
OTHER_IMAGE_STARTS = (
    b"BM",
    b"8BPS",  # Photoshop
    b"\0\0\1\0",  # icon
    b"\0\0\0\x0cjP  ",  # JPEG 2000
    b"\xff\x4f\xff\x51",  # JPEG 2000, bare
    b"\0\0\0\x0cJXL ",
    b"\xff\x0a",  # JPEG XL, bare
)
AVIF_BRANDS = {b"avif", b"avis"}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


def kind_of(head: bytes) -> str | None:
    """Name what a file holds, from its first ``HEAD_LENGTH`` bytes.

    "photo" (a format that we read), "other image", "heic", "svg", "pdf", "web page",
    or None: no image, and nothing that an editor often takes for one.
    """
    if head[4:8] == b"ftyp":
        return _iso_media_kind(head)
    if head.startswith(PHOTO_STARTS) or (head[:4], head[8:12]) == (b"RIFF", b"WEBP"):
        # A Canon RAW file opens like a TIFF, but only a small preview can be read from it.
        return "other image" if head[8:10] == b"CR" else "photo"
    if head.startswith(OTHER_IMAGE_STARTS):
        return "other image"
    return _document_kind(head)


def _iso_media_kind(head: bytes) -> str | None:
    """Read the brands of the ``ftyp`` box, which AVIF and HEIC share with films (ISO 14496-12)."""
    box = head[8 : int.from_bytes(head[:4])]
    brands = {box[start : start + 4] for start in range(0, len(box), 4)}
    if brands & AVIF_BRANDS:
        return "photo"
    return "heic" if brands & HEIC_BRANDS else None


def _document_kind(head: bytes) -> str | None:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(b"%pdf-"):
        return "pdf"
    if not text.startswith(b"<"):
        return None
    if b"<html" in text or b"<!doctype html" in text:
        return "web page"
    return "svg" if b"<svg" in text else None
