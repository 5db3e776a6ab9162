"""Photos in the desk: what is no picture is refused with a sentence; what is one is made safe before it is kept."""

import html
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.models import Photo
from tests.builders import make_article, make_jpeg, make_photo

ADD = "/admin/articles/photo/add/"
GPS_TAG = 0x8825


@pytest.fixture
def desk(client, journalist):
    client.force_login(journalist)
    return client


def typed(data, name="photo.jpg", **overrides):
    values = {"caption": "Le port, le matin.", "credit": "Courtoisie", "alt": "Un port", "focal_x": 0.5, "focal_y": 0.5}
    return {"file": SimpleUploadedFile(name, data), **values, **overrides}


def jpeg_with_place():
    image = Image.new("RGB", (600, 300), "olive")
    exif = Image.Exif()
    exif[0x0112] = 6  # Lying on its side.
    exif.get_ifd(GPS_TAG)[1] = "S"
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def test_photo_is_kept_upright_without_the_place_where_it_was_taken(desk):
    assert desk.post(ADD, typed(jpeg_with_place())).status_code == 302
    photo = Photo.objects.get()
    assert (photo.width, photo.height) == (300, 600)
    with photo.file.open() as file:
        data = file.read()
    assert b"Exif" not in data
    assert Image.open(io.BytesIO(data)).getexif() == {}


def test_renditions_and_share_card_come_from_the_queue(desk, run_tasks):
    desk.post(ADD, typed(make_jpeg(1000, 700)))
    assert Photo.objects.get().renditions == []
    run_tasks()
    photo = Photo.objects.get()
    assert {rendition["width"] for rendition in photo.renditions} == {320, 640, 960, 1000}
    assert photo.share_card.endswith("-partage-50-50.jpg")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"ceci n'est pas une photo", "image"),
        (b"", "vide"),
        (make_jpeg()[:400], "incomplète"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
    ],
    ids=["text", "empty", "truncated", "svg"],
)
def test_what_is_no_picture_is_refused_and_what_was_typed_stays(desk, data, word):
    response = desk.post(ADD, typed(data, caption="Une légende bien tournée."))
    page = html.unescape(response.content.decode())
    (sentence,) = response.context["adminform"].form.errors["file"]
    assert word in str(sentence)
    assert "Une légende bien tournée." in page
    assert Photo.objects.count() == 0


def test_credit_and_alternative_text_are_asked_for(desk):
    response = desk.post(ADD, typed(make_jpeg(), credit="", alt=""))
    errors = response.context["adminform"].form.errors
    assert set(errors) == {"credit", "alt", "file"}
    assert errors["file"] == ["Choisissez de nouveau le fichier\u00a0: il n’a pas été gardé."]


def test_stored_photo_is_not_asked_for_again(desk):
    photo = make_photo()
    values = {"caption": "", "credit": "", "alt": "", "focal_x": 0.5, "focal_y": 0.5}
    response = desk.post(reverse("admin:articles_photo_change", args=[photo.pk]), values)
    assert set(response.context["adminform"].form.errors) == {"credit", "alt"}


def test_decorative_photo_needs_no_alternative_text(desk):
    assert desk.post(ADD, typed(make_jpeg(), alt="", is_decorative="on")).status_code == 302


def test_new_caption_reaches_the_articles_that_show_the_photo(client, chief, run_tasks):
    photo = make_photo()
    article = make_article(body=f'<p>Avant.</p><figure data-photo="{photo.pk}"></figure><p>Après.</p>')
    client.force_login(chief)
    values = {"credit": "Courtoisie", "alt": "Un port", "focal_x": 0.5, "focal_y": 0.5, "caption": "Légende neuve."}
    client.post(reverse("admin:articles_photo_change", args=[photo.pk]), values)
    run_tasks()
    article.refresh_from_db()
    assert "Légende neuve." in article.body_html


def test_photo_shows_before_its_renditions_exist(client, db):
    photo = make_photo()
    page = client.get(make_article(lead_photo=photo).get_absolute_url()).content.decode()
    assert photo.file.url in page
    assert 'width="800"' in page
