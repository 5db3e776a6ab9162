"""Several photos at once: each kept or refused by itself, described in one table, then in the library."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.models import Photo, PhotoUpload
from tests.builders import make_jpeg

PAGE, LIBRARY = "/admin/articles/photo/envoi/", "/admin/articles/photo/"
XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
photoshop:Credit="AFP"><dc:description>Le port.</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.fixture
def desk(client, journalist):
    client.force_login(journalist)
    return client


def file(name="port.jpg", data=None):
    return SimpleUploadedFile(name, data or make_jpeg())


def described_by_its_file():
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "S"
    Image.new("RGB", (400, 300), "olive").save(buffer, "JPEG", xmp=XMP, exif=exif)
    return buffer.getvalue()


def send(client, *files):
    return client.post(PAGE, {"files": list(files)})


def typed(upload, **values):
    return {f"photo-{upload.pk}-{name}": value for name, value in values.items()}


def waiting():
    return list(PhotoUpload.objects.all())


def test_each_file_is_kept_or_refused_by_itself(desk):
    response = send(desk, file("un.jpg"), file("notes.txt", b"bonjour"), file("deux.jpg"))
    assert [upload.name for upload in waiting()] == ["un.jpg", "deux.jpg"]
    assert [name for name, _sentence in response.context["refused"]] == ["notes.txt"]
    assert Photo.objects.count() == 0


def test_photos_described_in_the_table_enter_the_library(desk, run_tasks):
    send(desk, file("un.jpg"), file("deux.jpg"))
    first, second = waiting()
    data = {"describe": "1"} | typed(first, caption="Le port.", credit="Awa", alt="Un port")
    response = desk.post(PAGE, data | typed(second, credit="DR", is_decorative="on"))
    assert response["Location"] == LIBRARY
    run_tasks()
    assert waiting() == []
    photos = Photo.objects.order_by("pk")
    assert [(photo.caption, photo.credit, photo.alt) for photo in photos] == [
        ("Le port.", "Awa", "Un port"),
        ("", "DR", ""),
    ]
    assert all(photo.renditions and photo.uploaded_by.username == "ada" for photo in photos)


def test_photo_without_credit_waits_and_keeps_what_was_typed(desk):
    send(desk, file("un.jpg"), file("deux.jpg"))
    first, second = waiting()
    data = {"describe": "1"} | typed(first, credit="Awa", alt="Un port") | typed(second, caption="Le marché.")
    response = desk.post(PAGE, data)
    assert waiting() == [second]
    (form,) = response.context["rows"]
    assert (set(form.errors), form["caption"].value()) == ({"credit", "alt"}, "Le marché.")


def test_common_credit_stands_where_there_is_none(desk):
    send(desk, file("un.jpg"), file("deux.jpg"))
    first, second = waiting()
    data = (
        {"describe": "1", "common_credit": "Awa Traoré"}
        | typed(first, alt="Un")
        | typed(second, alt="Deux", credit="DR")
    )
    desk.post(PAGE, data)
    assert list(Photo.objects.order_by("pk").values_list("credit", flat=True)) == ["Awa Traoré", "DR"]


def test_file_proposes_its_own_legend_and_the_place_is_dropped(desk):
    send(desk, file("un.jpg", described_by_its_file()))
    (form,) = desk.get(PAGE).context["rows"]
    assert (form["caption"].value(), form["credit"].value(), form.from_file) == (
        "Le port.",
        "AFP",
        ["caption", "credit"],
    )
    assert "repris du fichier" in desk.get(PAGE).content.decode()
    with waiting()[0].file.open() as kept:
        data = kept.read()
    assert (b"Exif" in data, b"adobe" in data) == (False, False)


def test_photo_added_alone_takes_its_legend_from_the_file_where_nothing_was_typed(desk):
    data = {"file": file("un.jpg", described_by_its_file()), "caption": "Ma légende.", "alt": "Un port"}
    response = desk.post("/admin/articles/photo/add/", data | {"focal_x": 0.5, "focal_y": 0.5}, follow=True)
    photo = Photo.objects.get()
    assert (photo.caption, photo.credit) == ("Ma légende.", "AFP")
    assert "Repris du fichier\u00a0: Crédit. Relisez." in [str(message) for message in response.context["messages"]]


def test_script_sends_one_file_and_gets_its_row(desk):
    answer = desk.post(PAGE, {"files": file()}, headers={"Accept": "application/json"}).json()
    (upload,) = waiting()
    assert (answer["id"], answer["thumbnail"]) == (upload.pk, upload.thumbnail_url)
    assert f'name="photo-{upload.pk}-credit"' in answer["row"]
    refused = desk.post(PAGE, {"files": file(data=b"<html>")}, headers={"Accept": "application/json"})
    assert (refused.status_code, "page web" in refused.json()["error"]) == (422, True)


def test_dropped_photo_is_described_alone(desk):
    send(desk, file())
    address = reverse("admin:articles_photo_describe", args=[waiting()[0].pk])
    lacking = desk.post(address, {"caption": "Le port."})
    assert (lacking.status_code, set(lacking.json()["errors"])) == (422, {"credit", "alt"})
    photo = desk.post(address, {"caption": "Le port.", "credit": "Awa", "alt": "Un port"}).json()["photo"]
    assert (photo["id"], photo["credit"]) == (Photo.objects.get().pk, "©\u00a0Awa")


def test_upload_taken_out_leaves_no_file_and_keeps_what_was_typed_of_others(desk, run_tasks):
    send(desk, file("un.jpg"), file("deux.jpg"))
    first, second = waiting()
    response = desk.post(PAGE, {"remove": first.pk} | typed(second, caption="Le marché."))
    assert [form["caption"].value() for form in response.context["rows"]] == ["Le marché."]
    run_tasks()
    assert [default_storage.exists(name) for name in (first.file.name, first.thumbnail)] == [False, False]


def test_each_sees_and_touches_only_their_own_uploads(desk, client, chief):
    send(desk, file())
    (upload,) = waiting()
    client.force_login(chief)
    assert client.get(PAGE).context["rows"] == []
    statuses = [
        client.post(PAGE, {"remove": upload.pk}).status_code,
        client.post(reverse("admin:articles_photo_describe", args=[upload.pk]), {"credit": "DR"}).status_code,
    ]
    assert (statuses, waiting()) == ([404, 404], [upload])


def test_only_those_who_may_add_photos_reach_the_page(client, moderator):
    client.force_login(moderator)
    assert client.get(PAGE).status_code == 403
    assert client.post(reverse("admin:articles_photo_describe", args=[1])).status_code == 403
    client.logout()
    assert client.get(PAGE).status_code == 302


def test_form_without_a_file_says_so(desk):
    response = desk.post(PAGE, {})
    assert [str(sentence) for _name, sentence in response.context["refused"]] == ["Choisissez une ou plusieurs photos."]
