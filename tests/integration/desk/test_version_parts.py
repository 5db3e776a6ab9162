"""What a version holds beside the text: gallery and documents, told by name and brought back; never corrections."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import ArticleVersion, Correction, Photo
from articles.photo_library import remove_photos
from tests.builders import make_article, make_author, make_draft, make_photo
from tests.integration.desk.sheets import save
from tests.integration.desk.test_versions import page_of, restore


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def of_gallery(*photos):
    """What the form sends of a gallery of these photos, new rows all of them."""
    rows = {f"gallery_photos-{n}-photo": photo.pk for n, photo in enumerate(photos)}
    places = {f"gallery_photos-{n}-position": n for n in range(len(photos))}
    return rows | places | {"gallery_photos-TOTAL_FORMS": len(photos)}


def of_document(title, name):
    """What the form sends of one document more."""
    file = SimpleUploadedFile(name, b"%PDF-1.4 le rapport")
    row = {"documents-0-title": title, "documents-0-file": file, "documents-0-position": 0}
    return row | {"documents-TOTAL_FORMS": 1}


def of_no_document(document):
    """What the form sends to strike out the only document."""
    row = {"documents-0-id": document.pk, "documents-0-title": document.title, "documents-0-position": 0}
    return row | {"documents-0-DELETE": "on", "documents-TOTAL_FORMS": 1, "documents-INITIAL_FORMS": 1}


def facts(client, article):
    """(label, before, after) of what else the last version changed."""
    return [(str(fact.label), fact.old, fact.new) for fact in client.get(page_of(article)).context["comparison"].facts]


def test_a_gallery_and_documents_are_told_by_name_in_order(desk):
    article, port, market = make_draft(), make_photo(caption="Le port."), make_photo(caption="Le marché.")
    save(desk, article, **of_gallery(market, port), **of_document("Le rapport", "rapport.pdf"))
    assert facts(desk, article) == [
        ("diaporama", "—", "Le marché., Le port."),
        ("documents joints", "—", "Le rapport"),
    ]


def test_a_gallery_and_documents_come_back_in_their_order(desk):
    article, port, market = make_draft(), make_photo(), make_photo()
    save(desk, article, **of_gallery(market, port), **of_document("Le rapport", "rapport.pdf"))
    file = article.documents.get().file.name
    article.gallery_photos.all().delete()
    save(desk, article, **of_no_document(article.documents.get()))
    assert (article.gallery_photos.count(), article.documents.count()) == (0, 0)
    restore(desk, article.versions.order_by("history_id")[1])
    article.refresh_from_db()
    assert [entry.photo for entry in article.gallery_photos.all()] == [market, port]
    assert [(document.title, document.file.name) for document in article.documents.all()] == [("Le rapport", file)]
    assert "Le rapport" in article.appendix_html


def test_a_photo_and_a_document_that_are_gone_do_not_come_back(desk, run_tasks):
    article, port, market = make_draft(), make_photo(), make_photo()
    save(desk, article, **of_gallery(market, port), **of_document("Le rapport", "rapport.pdf"))
    document = article.documents.get()
    article.gallery_photos.all().delete()
    save(desk, article, **of_no_document(document))
    document.file.delete(save=False)
    remove_photos(Photo.objects.filter(pk=market.pk))
    run_tasks()
    restore(desk, article.versions.order_by("history_id")[1])
    assert [entry.photo for entry in article.gallery_photos.all()] == [port]
    assert article.documents.count() == 0


def test_a_version_from_before_galleries_were_held_leaves_them_alone(desk):
    article, port = make_draft(title="Avant"), make_photo()
    save(desk, article, title="Après", **of_gallery(port))
    first = article.versions.order_by("history_id").first()
    ArticleVersion.objects.filter(pk=first.pk).update(gallery_ids=None, documents=None)
    assert facts(desk, article) == []
    restore(desk, article.versions.get(pk=first.pk))
    article.refresh_from_db()
    assert (article.title, [entry.photo for entry in article.gallery_photos.all()]) == ("Avant", [port])


def test_corrections_are_never_taken_back(desk):
    article = make_article(title="Avant", authors=[make_author()])
    save(desk, article, title="Après")
    told = Correction.objects.create(article=article, text="Il fallait lire 12.")
    restore(desk, article.versions.order_by("history_id").first())
    article.refresh_from_db()
    assert (article.title, list(article.corrections.all())) == ("Avant", [told])
