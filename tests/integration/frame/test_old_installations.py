"""What an installation of before had stored is brought to what is stored now."""

import html
from importlib import import_module

from django.apps import apps
from django.contrib.flatpages.models import FlatPage

from articles.models import Author, Photo, Section
from tests.builders import make_author, make_photo, make_section

ARTICLES = import_module("articles.migrations.0004_photo_crops_and_words")
PICTURES = import_module("articles.migrations.0012_photo_picture_html")
PAGES = import_module("newsroom.migrations.0001_typeset_pages")


def test_old_photos_get_the_words_by_which_the_desk_finds_them(db):
    photo = make_photo(caption="L’été.", credit="DR", alt="Un pré")
    Photo.objects.update(folded="")
    ARTICLES.fold_words_of_photos(apps, None)
    assert Photo.objects.get().folded == photo.folded == "l'ete. dr un pre"


def test_old_photos_get_their_picture_element(db):
    photo = make_photo(alt="Un pré")
    Photo.objects.update(picture_html="")
    PICTURES.write_pictures(apps, None)
    assert Photo.objects.get().picture_html == photo.picture_html != ""


def test_old_texts_are_typeset_but_where_they_would_not_fit(db):
    make_section()
    full = '"' + "a" * 253 + '"'
    Section.objects.update(description=full)
    make_author()
    Author.objects.update(biography="L'eau: elle monte!")
    ARTICLES.typeset_texts(apps, None)
    assert Author.objects.get().biography == "L’eau\u00a0: elle monte\u202f!"
    assert Section.objects.values_list("description", flat=True).get() == full


def test_old_footer_pages_are_typeset(db):
    FlatPage.objects.create(url="/nous/", title="Qui sommes-nous?", content="<p>L'eau: elle monte!</p>")
    PAGES.typeset_pages(apps, None)
    page = FlatPage.objects.get(url="/nous/")
    assert page.title == "Qui sommes-nous\u202f?"
    assert html.unescape(page.content) == "<p>L’eau\u00a0: elle monte\u202f!</p>"
