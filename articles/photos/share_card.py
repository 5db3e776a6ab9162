"""The picture of a shared link, and crops that keep what matters in frame."""

from PIL import Image

from articles.photos.renditions import encoded

# Under this weight WhatsApp shows the large card; above, none.
CARD_SIZE = (1200, 630)
CARD_MAX_BYTES = 300 * 1024
CARD_QUALITIES = range(82, 1, -8)

CENTRE = (0.5, 0.5)


def crop_box(width: int, height: int, ratio: float, focal: tuple[float, float] = CENTRE) -> tuple[int, int, int, int]:
    """Place in a ``width`` × ``height`` image the largest frame of ``ratio`` (width / height).

    ``focal`` is the point of interest, as fractions of the width and of the height. The frame
    is centred on it, as far as the edges of the image allow. Returns left, top, right, bottom
    in pixels; the frame is never empty.
    """
    frame_width = max(1, min(width, round(height * ratio)))
    frame_height = max(1, min(height, round(width / ratio)))
    left = _start(width, frame_width, focal[0])
    top = _start(height, frame_height, focal[1])
    return left, top, left + frame_width, top + frame_height


def share_card(image: Image.Image, focal: tuple[float, float] = CENTRE) -> bytes:
    """Encode the 1200 × 630 JPEG of Open Graph, of 300 KiB at most.

    Quality falls as far as the limit asks; a photo too small is enlarged.
    """
    width, height = CARD_SIZE
    box = crop_box(*image.size, width / height, focal)
    card = image.resize(CARD_SIZE, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    versions = (encoded(card, "jpeg", quality=quality) for quality in CARD_QUALITIES)
    return next(data for data in versions if len(data) <= CARD_MAX_BYTES)


def _start(length: int, frame_length: int, focal: float) -> int:
    """Where a frame centred on ``focal`` starts, pushed back inside the image."""
    return min(max(0, round(length * focal - frame_length / 2)), length - frame_length)
