"""The crops for search engines: three ratios around the focal point, large where the photo allows, never enlarged."""

from io import BytesIO

import pytest
from PIL import Image

from articles.photos.crops import make_crops


def sizes(image):
    return {crop.ratio: (crop.width, crop.height) for crop in make_crops(image)}


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((2560, 1700), {"1x1": (1200, 1200), "4x3": (1200, 900), "16x9": (1200, 675)}),
        ((1700, 2560), {"1x1": (1200, 1200), "4x3": (1200, 900), "16x9": (1200, 675)}),
        ((800, 600), {"1x1": (600, 600), "4x3": (800, 600), "16x9": (800, 450)}),
        ((280, 200), {"4x3": (267, 200)}),
        ((100, 100), {}),
        ((2560, 1), {}),
    ],
)
def test_crops_are_wide_where_the_photo_allows_and_left_out_where_too_small_to_be_shown(size, expected):
    assert sizes(Image.new("RGB", size, "teal")) == expected


def test_crop_is_what_it_says(make_photo):
    crops = make_crops(make_photo(1300, 900))
    files = [Image.open(BytesIO(crop.data)) for crop in crops]
    assert [(file.format, file.size) for file in files] == [("JPEG", (crop.width, crop.height)) for crop in crops]


@pytest.mark.parametrize(("focal", "colour"), [((0.0, 0.5), "red"), ((1.0, 0.5), "blue")])
def test_square_is_cut_around_the_focal_point(focal, colour):
    image = Image.new("RGB", (900, 300), "red")
    image.paste("blue", (450, 0, 900, 300))
    square = next(crop for crop in make_crops(image, focal) if crop.ratio == "1x1")
    red, _, blue = Image.open(BytesIO(square.data)).getpixel((150, 150))
    assert {"red": red > 240, "blue": blue > 240}[colour]
