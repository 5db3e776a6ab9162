import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw


@pytest.fixture
def saved():
    """Encode an image as a file an editor could upload."""

    def save(image, image_format, **options):
        file = BytesIO()
        image.save(file, image_format, **options)
        file.seek(0)
        return file

    return save


@pytest.fixture
def make_photo():
    """Paint an image that weighs on encoders as a photo does: slopes, fine detail, sharp edges."""

    def paint(width, height):
        slope = Image.linear_gradient("L")
        bands = (slope, slope.transpose(Image.Transpose.ROTATE_90), Image.radial_gradient("L"))
        slopes = Image.merge("RGB", bands).resize((width, height))
        detail = Image.effect_mandelbrot((width, height), (-1.5, -1, 0.5, 1), 100).convert("RGB")
        image = Image.blend(slopes, detail, 0.5)
        draw, chance = ImageDraw.Draw(image), random.Random(5)
        for _ in range(150):
            left, top = chance.randrange(width), chance.randrange(height)
            size = chance.randrange(5, max(6, width // 8))
            draw.ellipse((left, top, left + size, top + size // 2), fill=chance.randrange(1 << 24))
        return image

    return paint


@pytest.fixture
def make_png():
    """Build a black and white PNG by hand: a few bytes, whatever its size says.

    With ``rows``, it holds no more lines of pixels than that.
    """

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    def build(width, height, rows=None):
        compressor = zlib.compressobj()
        line = bytes(1 + (width + 7) // 8)
        lines = [compressor.compress(line) for _ in range(height if rows is None else rows)]
        return BytesIO(
            b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
            + chunk(b"IDAT", b"".join(lines) + compressor.flush())
            + chunk(b"IEND", b"")
        )

    return build
