"""The footer pages in the desk: those that every page leads to keep their address, and stay."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.urls import reverse

from articles.footer_pages import NAMED, public_pages
from newsroom.pages import load_pages

LIST = "/admin/flatpages/flatpage/"
_LINK = re.compile(r"""url ['"]page['"] ['"]([a-z-]+)['"]""")


@pytest.fixture
def desk(client, admin_user):
    load_pages()
    client.force_login(admin_user)
    return client


def page_at(slug):
    return FlatPage.objects.filter(url=f"/{slug}/").first()


def send(client, page, **typed):
    data = {"title": page.title, "url": page.url.strip("/"), "content": page.content} | typed
    return client.post(f"{LIST}{page.pk}/change/", data)


def test_pages_that_the_frame_names_are_those_that_are_locked():
    templates = Path(settings.BASE_DIR, "templates").rglob("*.html")
    assert {slug for template in templates for slug in _LINK.findall(template.read_text())} == NAMED


def test_page_that_the_frame_names_keeps_its_address(desk):
    page = page_at("charte-deontologique")
    form = desk.get(f"{LIST}{page.pk}/change/").context["adminform"].form
    assert form["url"].field.disabled
    assert send(desk, page, url="ethique", title="Notre éthique").status_code == 302
    assert page_at("charte-deontologique").title == "Notre éthique"
    assert page_at("ethique") is None


def test_page_that_the_frame_names_is_not_deleted(desk):
    for slug in sorted(NAMED):
        page = page_at(slug)
        assert desk.post(f"{LIST}{page.pk}/delete/", {"post": "yes"}).status_code == 403
    everything = {"action": "delete_selected", "_selected_action": [page.pk for page in FlatPage.objects.all()]}
    desk.post(LIST, everything | {"post": "yes"})
    assert {page.url.strip("/") for page in FlatPage.objects.all()} >= NAMED


def test_page_of_ones_own_moves_and_goes(desk):
    desk.post(f"{LIST}add/", {"title": "Partenaires", "url": "partenaires", "content": "<p>Eux.</p>"})
    page = page_at("partenaires")
    send(desk, page, url="amis")
    assert page_at("partenaires") is None
    assert desk.post(f"{LIST}{page.pk}/delete/", {"post": "yes"}).status_code == 302
    assert page_at("amis") is None


def test_page_kept_for_members_or_for_another_site_is_shown_nowhere(desk, client):
    hidden = page_at("charte-de-moderation")
    hidden.registration_required = True
    hidden.save()
    page_at("accessibilite").sites.clear()
    assert {page.url for page in public_pages()}.isdisjoint({"/charte-de-moderation/", "/accessibilite/"})
    for address in ("/charte-de-moderation/", "/accessibilite/"):
        assert client.get(address).status_code == 404
        assert address not in client.get(reverse("sitemap", args=["pages"])).content.decode()
