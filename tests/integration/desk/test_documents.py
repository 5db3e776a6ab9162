"""A document joined to an article: a PDF and nothing else, at an address that the newspaper chooses."""

import html

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, ArticleDocument, Photo, PhotoUpload
from tests.builders import make_draft, make_jpeg
from tests.integration.desk.article_forms import ADD, typed
from tests.integration.desk.sheets import save

NOT_A_PDF = "Ce fichier n’est pas un PDF."
SCRIPT = b"<!-- %PDF- --><script>alert(document.domain)</script>"


@pytest.fixture
def desk(client, chief, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(chief)
    return client


def joined(name, content, title="Le rapport"):
    """What the form sends of one document more."""
    file = SimpleUploadedFile(name, content)
    return {
        "documents-TOTAL_FORMS": 1,
        "documents-0-title": title,
        "documents-0-position": 0,
        "documents-0-file": file,
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rapport.pdf", b"<html>"),
        ("rapport.pdf", SCRIPT),
        ("page.html", SCRIPT),
        ("page.html", b"%PDF-1.7<script>alert(1)</script>"),
        ("rapport.pdf.svg", b"%PDF-1.7"),
        ("rapport", b"%PDF-1.7"),
        ("vide.pdf", b" %PDF-1.7"),
    ],
)
def test_what_is_no_pdf_by_name_and_by_content_is_refused(desk, name, content):
    response = desk.post(ADD, typed() | joined(name, content))
    said = html.unescape(response.content.decode())
    assert NOT_A_PDF in said
    assert Article.objects.count() == 0


@pytest.mark.parametrize("name", ["page.html\u202efdp.pdf", "RAPPORT.PDF", "script.html.pdf"])
def test_file_is_stored_under_a_name_of_ours(desk, name):
    article = make_draft()
    save(desk, article, **joined(name, b"%PDF-1.7", title="L’eau & le « lac »"))
    stored = ArticleDocument.objects.get().file.name
    assert (stored.partition("/")[0], stored.rpartition("/")[2]) == ("documents", "l-eau-le-lac.pdf")


def test_photo_is_stored_under_a_name_of_ours(desk):
    content = make_jpeg() + b"<script>alert(1)</script>"
    data = {"credit": "DR", "alt": "Le port", "focal_x": 0.5, "focal_y": 0.5}
    desk.post("/admin/articles/photo/add/", data | {"file": SimpleUploadedFile("page.html", content)})
    desk.post("/admin/articles/photo/envoi/", {"files": SimpleUploadedFile("page.html", content)})
    names = [Photo.objects.get().file.name, PhotoUpload.objects.get().file.name]
    assert [name.endswith(".jpg") and "page" not in name for name in names] == [True, True]
