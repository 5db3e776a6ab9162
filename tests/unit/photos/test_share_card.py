from io import BytesIO

import pytest
from PIL import Image

from articles.photos.share_card import crop_box, share_card

LIMIT = 300 * 1024


def opened(data):
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(
    ("size", "ratio", "focal", "box"),
    [
        ((400, 300), 1, (0.5, 0.5), (50, 0, 350, 300)),
        ((400, 300), 1, (0.0, 0.5), (0, 0, 300, 300)),
        ((400, 300), 1, (1.0, 0.5), (100, 0, 400, 300)),
        ((400, 300), 1, (0.6, 0.1), (90, 0, 390, 300)),
        ((300, 400), 1, (0.5, 0.25), (0, 0, 300, 300)),
        ((300, 400), 1, (0.9, 0.8), (0, 100, 300, 400)),
        ((300, 600), 2, (0.5, 0.4), (0, 165, 300, 315)),
        ((400, 300), 4 / 3, (0.1, 0.9), (0, 0, 400, 300)),
        ((1, 1), 1.9, (0.5, 0.5), (0, 0, 1, 1)),
        ((10_000, 2), 1.9, (0.25, 0.5), (2498, 0, 2502, 2)),
        ((2, 10_000), 1.9, (0.5, 1.0), (0, 9999, 2, 10_000)),
    ],
)
def test_frame_is_centred_on_the_focal_point_as_far_as_edges_allow(size, ratio, focal, box):
    assert crop_box(*size, ratio, focal) == box


@pytest.mark.parametrize("focal", [(x / 10, y / 10) for x in range(11) for y in range(11)])
def test_focal_point_is_always_in_frame(focal):
    left, top, right, bottom = crop_box(1371, 911, 1200 / 630, focal)
    assert 0 <= left <= focal[0] * 1371 <= right <= 1371
    assert 0 <= top <= focal[1] * 911 <= bottom <= 911


@pytest.mark.parametrize("size", [(1500, 1000), (1200, 630), (700, 1200), (220, 140), (1, 1), (2560, 1)])
def test_card_has_the_size_that_networks_ask(size, make_photo):
    card = opened(share_card(make_photo(*size), (0.5, 0.5)))
    assert (card.format, card.mode, card.size) == ("JPEG", "RGB", (1200, 630))


def test_card_is_cut_around_the_focal_point():
    image = Image.new("RGB", (1200, 1260), "blue")
    image.paste("red", (0, 630, 1200, 1260))
    red, _, blue = opened(share_card(image, (0.5, 0.9))).getpixel((600, 20))
    assert (red > 240, blue < 15) == (True, True)


def test_card_of_pure_noise_stays_under_the_limit():
    bands = [Image.effect_noise((1200, 630), 250) for _ in "RGB"]
    data = share_card(Image.merge("RGB", bands), (0.5, 0.5))
    assert len(data) <= LIMIT
    assert opened(data).size == (1200, 630)


def test_ordinary_card_is_far_under_the_limit(make_photo):
    assert len(share_card(make_photo(1300, 800), (0.5, 0.5))) < LIMIT * 2 / 3
