"""What the article's page says of itself, and how."""

from datetime import datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from articles.composing import compose
from articles.models import Correction
from tests.builders import make_article, make_author, make_photo, make_section


def page_of(client, article):
    return client.get(article.get_absolute_url()).content.decode()


def test_place_opens_the_first_paragraph(client, db):
    page = page_of(client, make_article(place="Bamako"))
    assert '<p><span class="place">Bamako\u00a0–</span> Le paragraphe numéro 1' in page


@pytest.mark.parametrize(
    ("names", "byline"),
    [([], "La rédaction"), (["A"], "Par A"), (["A", "B"], "Par A et B"), (["A", "B", "C"], "Par A, B et C")],
)
def test_byline_names_everybody_in_order(db, names, byline):
    article = make_article(authors=[make_author(name=name) for name in names])
    assert article.byline == byline


def test_rubrique_and_the_same_surtitre_are_said_once(client, db):
    section = make_section(name="Sécurité", slug="securite")
    head = page_of(client, make_article(section=section, surtitre="Sécurité")).split("<h1")[0].split("<article")[1]
    assert head.count("Sécurité") == 1


def test_dates_are_french_and_the_same_for_machines(client, db):
    at = timezone.make_aware(datetime(2026, 5, 1, 8, 5))  # noqa: DTZ001 -- made aware at once
    page = page_of(client, make_article(published_at=at, updated_at=at + timedelta(days=1)))
    assert 'datetime="2026-05-01T08:05:00+02:00">Publié le 1er\u00a0mai 2026 à 8\u202fh\u202f05<' in page
    assert 'datetime="2026-05-02T08:05:00+02:00">Mis à jour le 2\u00a0mai 2026 à 8\u202fh\u202f05<' in page


def test_corrections_stand_above_the_text_dated(client, db):
    article = make_article()
    Correction.objects.create(article=article, kind="rectificatif", text='Le chiffre "420" était faux.')
    page = page_of(client, article)
    assert "Rectificatif du" in page
    assert "«\u00a0420\u00a0»" in page
    assert page.index("Rectificatif du") < page.index("Le paragraphe numéro 1")


def test_sponsored_content_is_labelled_and_its_links_are_marked(client, db):
    article = make_article(genre="partenaire", body='<p>Voir <a href="https://example.org/">ici</a>.</p>')
    page = page_of(client, article)
    assert "Contenu partenaire" in page
    assert 'rel="sponsored noopener"' in page
    front = client.get("/").content.decode()
    assert article.title not in front or 'rel="sponsored"' in front


def test_photo_of_the_text_comes_with_caption_and_credit(client, db):
    photo = make_photo(caption="Le port.", credit="Awa Traoré / AFP")
    page = page_of(client, make_article(body=f'<p>Un.</p><figure data-photo="{photo.pk}"></figure><p>Deux.</p>'))
    assert page.count("<figcaption") == 1
    assert "© Awa Traoré / AFP" in page.replace("\u00a0", " ")


def test_gallery_and_documents_follow_the_text(client, db):
    article = make_article()
    article.gallery_photos.create(photo=make_photo(caption="Première vue."))
    article.documents.create(title="Le rapport", file=ContentFile(b"%PDF-1.7", name="rapport.pdf"))
    compose(article)
    page = page_of(client, article)
    assert page.index("numéro 8") < page.index("Première vue.") < page.index("Le rapport")
