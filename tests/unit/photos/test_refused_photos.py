import re
import struct
from io import BytesIO

import pytest
from django.utils.functional import Promise
from PIL import Image

from articles.photos import decoding
from articles.photos.decoding import (
    EMPTY,
    MAX_BYTES,
    NOT_AN_IMAGE,
    REFUSED_KINDS,
    TOO_HEAVY,
    TOO_LARGE,
    UNREADABLE,
    UNSUPPORTED,
    PhotoError,
    PhotoInfo,
    check_photo,
    decode_photo,
)

ENTRANCES = [check_photo, decode_photo]


def refusals(file):
    """What the editor is told, at either entrance."""
    sentences = set()
    for entrance in ENTRANCES:
        with pytest.raises(PhotoError) as refusal:
            entrance(file)
        sentences.add(str(refusal.value))
    return sentences


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", EMPTY),
        (b"Le conseil municipal se tient mardi.", NOT_AN_IMAGE),
        (bytes(2000), NOT_AN_IMAGE),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", REFUSED_KINDS["pdf"]),
        (b"\n<!doctype html><html><body><svg></svg>", REFUSED_KINDS["web page"]),
        (b"<html><head><title>403 Forbidden</title>", REFUSED_KINDS["web page"]),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', REFUSED_KINDS["svg"]),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- dessin -->\n<svg width="2">', REFUSED_KINDS["svg"]),
        (b'<?xml version="1.0"?><rss version="2.0">', NOT_AN_IMAGE),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100), REFUSED_KINDS["heic"]),
        (b"\0\0\0\x18ftypisom\0\0\2\0isomavc1" + bytes(100), NOT_AN_IMAGE),
        (b"8BPS\0\1" + bytes(100), UNSUPPORTED),
        (b"II*\0\x10\0\0\0CR\2\0" + bytes(100), UNSUPPORTED),
        (b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(100), UNSUPPORTED),
        (b"\xff\xd8\xff\xe0", UNREADABLE),
    ],
    ids=lambda value: repr(value[:20]) if isinstance(value, bytes) else "",
)
def test_file_that_is_no_photo_is_refused_with_its_own_sentence(content, sentence):
    assert refusals(BytesIO(content)) == {sentence}


def test_text_renamed_as_a_photo_is_refused(tmp_path):
    path = tmp_path / "marche.jpg"
    path.write_text("Ceci n’est pas une photo.")
    with path.open("rb") as file:
        assert refusals(file) == {NOT_AN_IMAGE}


@pytest.mark.parametrize("image_format", ["BMP", "JPEG2000", "ICO"])
def test_image_in_a_format_browsers_do_without_is_refused(image_format, make_photo, saved):
    assert refusals(saved(make_photo(60, 40), image_format)) == {UNSUPPORTED}


@pytest.mark.parametrize("mode", ["F", "I"])
def test_tiff_of_measurements_is_refused(mode, saved):
    assert refusals(saved(Image.new(mode, (40, 30), 1000), "TIFF")) == {UNSUPPORTED}


def test_preview_inside_a_raw_file_is_refused(make_photo, saved):
    assert refusals(saved(make_photo(160, 120), "TIFF", tiffinfo={254: 1})) == {UNSUPPORTED}


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("part", [0.05, 0.5, 0.98])
def test_photo_cut_short_is_refused(image_format, part, make_photo, saved):
    whole = saved(make_photo(300, 200), image_format).getvalue()
    assert refusals(BytesIO(whole[: int(len(whole) * part)])) == {UNREADABLE}


def test_progressive_photo_cut_short_is_refused(make_photo, saved):
    whole = saved(make_photo(300, 200), "JPEG", progressive=True).getvalue()
    assert refusals(BytesIO(whole[:-200])) == {UNREADABLE}


def test_png_with_a_flipped_byte_is_refused(make_photo, saved):
    damaged = bytearray(saved(make_photo(300, 200), "PNG").getvalue())
    damaged[len(damaged) // 2] ^= 0xFF
    assert refusals(BytesIO(bytes(damaged))) == {UNREADABLE}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(("width", "height"), [(12_000, 12_000), (10_000, 8_001), (60_000, 60_000)])
def test_photo_of_too_many_pixels_is_refused(width, height, make_png):
    # Only its first line is there: a refusal for its size shows that no pixel was looked for.
    assert refusals(make_png(width, height, rows=1)) == {TOO_LARGE}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_whole_decompression_bomb_is_refused(make_png):
    bomb = make_png(12_000, 12_000)
    assert len(bomb.getvalue()) < 50_000
    assert refusals(bomb) == {TOO_LARGE}


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(("width", "height"), [(12_000, 12_000), (65_535, 65_535)])
def test_gif_that_claims_too_many_pixels_is_refused(width, height, make_photo, saved):
    gif = bytearray(saved(make_photo(20, 20), "GIF").getvalue())
    gif[6:10] = struct.pack("<HH", width, height)
    assert refusals(BytesIO(bytes(gif))) == {TOO_LARGE}


def test_photo_of_exactly_eighty_megapixels_is_accepted(make_png):
    assert check_photo(make_png(10_000, 8_000)) == PhotoInfo(10_000, 8_000, "png")


def test_file_over_forty_megabytes_is_refused(tmp_path, make_photo, saved):
    path = tmp_path / "lourde.jpg"
    with path.open("w+b") as file:
        file.write(saved(make_photo(60, 40), "JPEG").getvalue())
        file.truncate(MAX_BYTES)
        assert check_photo(file) == PhotoInfo(60, 40, "jpeg")
        file.truncate(MAX_BYTES + 1)
        assert refusals(file) == {TOO_HEAVY}


def test_every_refusal_is_a_well_set_french_sentence():
    sentences = {str(value) for name, value in vars(decoding).items() if name.isupper() and isinstance(value, Promise)}
    sentences |= set(map(str, REFUSED_KINDS.values()))
    assert len(sentences) == 10
    badly_set = re.compile(r" [:;!?»]|« |['`]|\d |[^.]$")
    assert [sentence for sentence in sentences if badly_set.search(sentence)] == []
