from io import BytesIO

import pytest
from PIL import ExifTags, Image, ImageCms

from articles.photos.decoding import PhotoInfo, check_photo, decode_photo
from articles.photos.renditions import make_renditions, master_jpeg
from articles.photos.share_card import share_card

SECRET = b"13 rue 42 Hamdallaye"

# How a photo seen upright lies in the file, for each value of the EXIF orientation.
AS_STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def four_corners():
    image = Image.new("RGB", (96, 64), "white")
    image.paste("red", (0, 0, 48, 32))
    image.paste("lime", (48, 0, 96, 32))
    image.paste("blue", (0, 32, 48, 64))
    return image


def corners(image):
    """The colours of the corners, with each channel rounded to none or full."""
    right, bottom = image.width - 5, image.height - 5
    places = [(4, 4), (right, 4), (4, bottom), (right, bottom)]
    return [tuple(255 * (value > 127) for value in image.getpixel(place)) for place in places]


def is_close(pixel, expected, tolerance=3):
    return all(abs(value - wanted) <= tolerance for value, wanted in zip(pixel, expected, strict=True))


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "AVIF"])
def test_photo_of_every_accepted_format_is_read(image_format, make_photo, saved):
    file = saved(make_photo(320, 200), image_format)
    assert check_photo(file) == PhotoInfo(320, 200, image_format.lower())
    image = decode_photo(file)
    assert (image.mode, image.size, image.info) == ("RGB", (320, 200), {})


def test_photo_with_a_second_one_inside_is_a_jpeg(make_photo, saved):
    photo = make_photo(120, 80)
    file = saved(photo, "MPO", save_all=True, append_images=[photo])
    assert check_photo(file) == PhotoInfo(120, 80, "jpeg")
    assert decode_photo(file).size == (120, 80)


def test_checked_file_is_left_at_its_start(make_photo, saved):
    file = saved(make_photo(60, 40), "JPEG")
    check_photo(file)
    assert file.tell() == 0


@pytest.mark.parametrize("image_format", ["JPEG", "TIFF", "WEBP", "PNG", "AVIF"])
@pytest.mark.parametrize("orientation", AS_STORED)
def test_turned_photo_is_put_upright(orientation, image_format, saved):
    transposition = AS_STORED[orientation]
    stored = four_corners() if transposition is None else four_corners().transpose(transposition)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    file = saved(stored, image_format, exif=exif)
    assert check_photo(file) == PhotoInfo(96, 64, image_format.lower())
    image = decode_photo(file)
    assert image.size == (96, 64)
    assert corners(image) == corners(four_corners())


def test_photo_with_damaged_exif_is_read(make_photo, saved):
    file = saved(make_photo(60, 40), "JPEG", exif=b"Exif\0\0" + bytes(20))
    assert check_photo(file) == PhotoInfo(60, 40, "jpeg")
    assert decode_photo(file).size == (60, 40)


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_no_output_says_where_the_photo_was_taken(image_format, make_photo, saved):
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = SECRET.decode()
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (12.0, 38.0, 21.0), 29: SECRET.decode()})
    tags = {"xmp": b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"} if image_format != "TIFF" else {}
    tags |= {"comment": SECRET} if image_format == "JPEG" else {}
    file = saved(make_photo(240, 160), image_format, exif=exif, **tags)
    assert SECRET in file.getvalue()

    image = decode_photo(file)
    outputs = [rendition.data for rendition in make_renditions(image)]
    outputs += [master_jpeg(image), share_card(image, (0.5, 0.5))]
    traces = (SECRET, b"Exif", b"EXIF", b"xmpmeta", b"GPS", b"ICC_PROFILE", b"Photoshop")
    assert [trace for trace in traces for data in outputs if trace in data] == []
    assert [dict(Image.open(BytesIO(data)).getexif()) for data in outputs] == [{}] * len(outputs)


def test_colours_of_another_profile_become_those_of_the_screen(saved):
    # sRGB with its red and green primaries exchanged: what is stored red is seen green.
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = profile.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")
    file = saved(Image.new("RGB", (40, 30), (200, 20, 20)), "PNG", icc_profile=exchanged)
    image = decode_photo(file)
    assert is_close(image.getpixel((9, 9)), (20, 200, 20))
    assert image.info == {}


@pytest.mark.parametrize("profile", [b"damaged", "of other channels"])
def test_profile_that_does_not_fit_is_ignored(profile, saved):
    if profile == "of other channels":
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = saved(Image.new("L", (40, 30), 77), "PNG", icc_profile=profile)
    assert decode_photo(file).getpixel((9, 9)) == (77, 77, 77)


@pytest.mark.parametrize(
    ("inks", "seen"),
    [((0, 0, 0, 0), (255, 255, 255)), ((0, 255, 255, 0), (255, 0, 0)), ((0, 0, 0, 255), (0, 0, 0))],
)
@pytest.mark.parametrize("image_format", ["JPEG", "TIFF"])
def test_printers_photo_keeps_its_colours(inks, seen, image_format, saved):
    file = saved(Image.new("CMYK", (64, 48), inks), image_format)
    if image_format == "JPEG":
        assert b"Adobe" in file.getvalue()  # so its inks are stored inverted
    assert is_close(decode_photo(file).getpixel((20, 20)), seen)


@pytest.mark.parametrize(("grey", "seen"), [(0, 0), (257, 1), (32_896, 128), (65_535, 255)])
@pytest.mark.parametrize("image_format", ["PNG", "TIFF"])
def test_sixteen_bit_greys_are_scaled_not_clipped(grey, seen, image_format, saved):
    file = saved(Image.new("I;16", (40, 30), grey), image_format)
    assert check_photo(file) == PhotoInfo(40, 30, image_format.lower())
    assert decode_photo(file).getpixel((9, 9)) == (seen, seen, seen)


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("RGBA", (0, 0, 255, 0), (255, 255, 255)),
        ("RGBA", (0, 0, 255, 255), (0, 0, 255)),
        ("RGBA", (255, 0, 0, 51), (255, 204, 204)),
        ("LA", (0, 51), (204, 204, 204)),
        ("1", 1, (255, 255, 255)),
        ("L", 90, (90, 90, 90)),
    ],
)
def test_transparent_parts_become_white(mode, colour, seen, saved):
    file = saved(Image.new(mode, (40, 30), colour), "PNG")
    assert is_close(decode_photo(file).getpixel((9, 9)), seen, tolerance=1)


def test_transparent_colour_of_a_palette_becomes_white(saved):
    image = Image.new("P", (40, 30), 0)
    image.putpalette([0, 0, 0, 0, 128, 0])
    image.paste(1, (20, 0, 40, 30))
    decoded = decode_photo(saved(image, "PNG", transparency=0))
    assert [decoded.getpixel((5, 5)), decoded.getpixel((35, 5))] == [(255, 255, 255), (0, 128, 0)]


@pytest.mark.parametrize("image_format", ["GIF", "WEBP", "PNG", "TIFF"])
def test_first_picture_of_an_animation_is_kept(image_format, saved):
    frames = [Image.new("RGB", (48, 32), colour) for colour in ("red", "blue", "black")]
    file = saved(frames[0], image_format, save_all=True, append_images=frames[1:])
    assert check_photo(file) == PhotoInfo(48, 32, image_format.lower())
    assert is_close(decode_photo(file).getpixel((9, 9)), (255, 0, 0), tolerance=6)


@pytest.mark.parametrize(
    ("size", "decoded"),
    [
        ((2700, 1800), (2560, 1707)),
        ((1800, 2700), (1707, 2560)),
        ((5200, 2600), (2560, 1280)),
        ((10_000, 2), (2560, 1)),
        ((1200, 800), (1200, 800)),
        ((1, 1), (1, 1)),
    ],
)
@pytest.mark.parametrize("image_format", ["JPEG", "PNG"])
def test_photo_is_brought_to_a_size_that_screens_can_use(size, decoded, image_format, saved):
    file = saved(Image.new("RGB", size, "teal"), image_format)
    assert check_photo(file) == PhotoInfo(*size, image_format.lower())
    assert decode_photo(file).size == decoded


def test_longest_side_can_be_chosen(saved):
    file = saved(Image.new("RGB", (1000, 400), "teal"), "JPEG")
    assert decode_photo(file, max_side=500).size == (500, 200)
