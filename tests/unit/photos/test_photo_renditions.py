from io import BytesIO

import pytest
from PIL import Image

from articles.photos.renditions import make_renditions, master_jpeg, rendition_widths


def weights(renditions, width):
    return {r.format: len(r.data) for r in renditions if r.width == width}


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (320, [320]),
        (500, [320, 500]),
        (640, [320, 640]),
        (1000, [320, 640, 960, 1000]),
        (2560, [320, 640, 960, 1280]),
    ],
)
def test_photo_is_never_enlarged(width, widths):
    assert rendition_widths(width) == widths


def test_each_width_comes_in_three_formats(make_photo):
    renditions = make_renditions(make_photo(700, 350))
    assert [(r.format, r.width, r.height) for r in renditions] == [
        (name, width, height)
        for width, height in [(320, 160), (640, 320), (700, 350)]
        for name in ("avif", "webp", "jpeg")
    ]


def test_rendition_is_what_it_says(make_photo):
    renditions = make_renditions(make_photo(400, 240))
    files = [Image.open(BytesIO(r.data)) for r in renditions]
    assert [(file.format.lower(), *file.size) for file in files] == [(r.format, r.width, r.height) for r in renditions]


def test_modern_formats_are_lighter(make_photo):
    renditions = make_renditions(make_photo(640, 400))
    for width in (320, 640):
        sizes = weights(renditions, width)
        assert sizes["avif"] < sizes["webp"] < sizes["jpeg"]


@pytest.mark.parametrize("size", [(1, 1), (12, 8), (300, 200), (2560, 1)])
def test_format_that_saves_nothing_is_dropped(size):
    renditions = make_renditions(Image.new("RGB", size, "teal"))
    for width in rendition_widths(size[0]):
        sizes = list(weights(renditions, width).values())
        assert sizes == sorted(set(sizes))
        assert "jpeg" in weights(renditions, width)


def test_flat_miniature_comes_in_fewer_formats():
    assert [r.format for r in make_renditions(Image.new("RGB", (1, 1), "teal"))] == ["webp", "jpeg"]


def test_jpeg_appears_whole_at_once_then_sharpens(make_photo):
    image = make_photo(330, 220)
    jpegs = [r.data for r in make_renditions(image) if r.format == "jpeg"] + [master_jpeg(image)]
    assert [Image.open(BytesIO(data)).info.get("progressive") for data in jpegs] == [1, 1, 1]


def test_master_is_a_faithful_jpeg(make_photo):
    image = make_photo(400, 250)
    master = Image.open(BytesIO(master_jpeg(image)))
    assert (master.format, master.mode, master.size) == ("JPEG", "RGB", (400, 250))
    largest = max(make_renditions(image), key=lambda r: (r.width, len(r.data)))
    assert len(master_jpeg(image)) > len(largest.data)


def test_master_of_a_huge_image_is_reduced():
    image = Image.new("RGB", (3000, 1500), "teal")
    assert Image.open(BytesIO(master_jpeg(image))).size == (2560, 1280)
    assert image.size == (3000, 1500)
