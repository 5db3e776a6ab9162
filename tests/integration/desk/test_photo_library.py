"""The photo library: searched by words, days and lacks; a photo says where it serves, and stays while it does."""

import html
from datetime import date

import pytest
from django.urls import reverse

from articles.composing import compose
from articles.models import GalleryPhoto, Photo
from tests.builders import make_article, make_author, make_dossier, make_photo

LIBRARY = "/admin/articles/photo/"


@pytest.fixture
def found(client, chief):
    """A function: captions of the photos that the library shows for a search, the newest first."""
    client.force_login(chief)

    def search(**asked):
        response = client.get(LIBRARY, asked)
        assert response.status_code == 200
        return [photo.caption for photo in response.context["cl"].result_list]

    return search


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def page_of(response):
    return html.unescape(response.content.decode())


def delete_address(photo):
    return reverse("admin:articles_photo_delete", args=[photo.pk])


def delete_selected(client, *photos):
    data = {"action": "delete_selected", "_selected_action": [photo.pk for photo in photos], "post": "yes"}
    return client.post(LIBRARY, data)


def test_photo_is_found_by_caption_and_by_credit(found):
    make_photo(caption="Le port.", credit="Awa Traoré")
    make_photo(caption="Le marché.", credit="Courtoisie")
    assert (found(q="port"), found(q="courtoisie"), found(q="absent")) == (["Le port."], ["Le marché."], [])


def test_photo_is_found_by_the_day_it_was_taken_or_else_added(found):
    make_photo(caption="Mars.", taken_on=date(2024, 3, 2))
    make_photo(caption="Mai.", taken_on=date(2024, 5, 2))
    make_photo(caption="Aujourd’hui.")
    assert found(du="2024-03-02", au="2024-04-01") == ["Mars."]
    assert found(du="2024-04-01") == ["Aujourd’hui.", "Mai."]
    assert found(au="2024-12-31") == ["Mai.", "Mars."]


@pytest.mark.parametrize("day", ["hier", "2024-13-01", "", "\x00"])
def test_what_is_no_day_narrows_nothing(found, day):
    make_photo(caption="Le port.")
    assert found(du=day, au=day) == ["Le port."]


def test_photos_that_lack_something_or_serve_nowhere_are_told_apart(found):
    make_photo(caption="Sans texte.", alt="", is_decorative=True)
    make_article(lead_photo=make_photo(caption="À la une."))
    make_dossier(lead_photo=make_photo(caption="La série."))
    assert found(sans_texte="1") == ["Sans texte."]
    assert found(inutilisees="1") == ["Sans texte."]


def photo_used_everywhere():
    photo = make_photo(caption="Le port.")
    make_article(title="En tête", lead_photo=photo)
    make_article(title="Au milieu", body=f'<p>Un.</p><figure data-photo="{photo.pk}"></figure><p>Deux.</p>')
    gallery = make_article(title="À la fin")
    GalleryPhoto.objects.create(article=gallery, photo=photo)
    compose(gallery)
    make_dossier(title="Le port de demain", lead_photo=photo)
    make_author(name="Awa Traoré", portrait=photo)
    return photo


def test_photo_says_where_it_serves(desk):
    photo = photo_used_everywhere()
    response = desk.get(reverse("admin:articles_photo_change", args=[photo.pk]))
    assert [(str(use.owner), str(use.role)) for use in response.context["uses"]] == [
        ("En tête", "photo principale"),
        ("Au milieu", "dans le texte"),
        ("À la fin", "dans le diaporama"),
        ("Le port de demain", "photo de dossier"),
        ("Awa Traoré", "portrait d’auteur"),
    ]


@pytest.mark.parametrize("place", ["lead", "text", "gallery", "dossier", "portrait"])
def test_photo_in_use_is_not_deleted_and_the_articles_are_named(desk, place):
    photo, free = make_photo(caption="Le port."), make_photo()
    if place == "portrait":
        make_author(name="La rentrée", portrait=photo)
    elif place == "dossier":
        make_dossier(title="La rentrée", lead_photo=photo)
    elif place == "lead":
        make_article(title="La rentrée", lead_photo=photo)
    elif place == "text":
        make_article(title="La rentrée", body=f'<p>Un.</p><figure data-photo="{photo.pk}"></figure><p>Deux.</p>')
    else:
        GalleryPhoto.objects.create(article=make_article(title="La rentrée"), photo=photo)
    for response in (desk.post(delete_address(photo), {"post": "yes"}), delete_selected(desk, free, photo)):
        page = page_of(response)
        assert ("«\u00a0La rentrée\u00a0»" in page, "ne peut pas" in page or "aucune n’a été" in page) == (True, True)
    assert set(Photo.objects.all()) == {photo, free}


def test_photo_that_serves_nowhere_is_deleted(desk):
    first, second, third = make_photo(), make_photo(), make_photo()
    assert desk.post(delete_address(first), {"post": "yes"}).status_code == 302
    assert delete_selected(desk, second, third).status_code == 302
    assert Photo.objects.count() == 0


def test_journalist_deletes_no_photo(client, journalist):
    photo = make_photo()
    client.force_login(journalist)
    assert client.post(delete_address(photo), {"post": "yes"}).status_code == 403
    delete_selected(client, photo)
    assert Photo.objects.get() == photo


def test_library_costs_the_same_for_one_photo_and_for_ten(desk, django_assert_num_queries):
    desk.get("/admin/password_change/")  # The first page of a session writes down that it is in use.
    for total in (1, 10):
        while Photo.objects.count() < total:
            make_photo()
        # Session, user, second factor, last seen, permissions of the user and of the groups, count, photos.
        with django_assert_num_queries(8):
            desk.get(LIBRARY)
