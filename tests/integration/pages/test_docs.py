"""The documents show pictures that exist, light, with words for who does not see them; no picture is left over."""

from tests.browser.pictures import MAX_BYTES
from tests.docs import IMAGES, documents, pictures_of

SHOWN = {file: alt for document in documents() for file, alt in pictures_of(document)}


def test_each_picture_shown_exists_and_none_is_left_over():
    assert set(SHOWN) == set(IMAGES.iterdir())


def test_each_picture_says_what_it_shows():
    assert [file.name for file, alt in SHOWN.items() if len(alt) < 20] == []


def test_no_picture_is_heavy():
    assert {file.name: file.stat().st_size for file in SHOWN if file.stat().st_size > MAX_BYTES} == {}
