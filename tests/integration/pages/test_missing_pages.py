"""Pages that are not there: what the reader is offered instead, set like the rest of the paper."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from articles.choices import State
from tests.builders import make_article, make_user

pytestmark = pytest.mark.django_db


def missing(client):
    gone = make_article(state=State.UNPUBLISHED)
    return {404: client.get("/rien-de-tel/"), 410: client.get(gone.get_absolute_url())}


def test_missing_page_offers_the_search_the_front_page_and_the_plan(client):
    for status, response in missing(client).items():
        html = response.content.decode()
        main = html[html.index("<main") : html.index("</main>")]
        assert response.status_code == status
        assert re.findall(r'(?:action|href)="([^"]+)"', main) == ["/recherche/", "/", "/plan-du-site/"]


def test_form_of_a_missing_page_has_its_style(client):
    for response in missing(client).values():
        assert "css/form.css" in response.content.decode()


def test_letter_too_long_to_be_read_is_refused_in_french_with_the_way_back(client):
    page = client.post(reverse("comments:post", args=[make_article().pk]), {"comment": "x" * 3_000_000})
    assert page.status_code == 400
    assert "trop long, ou est arrivé incomplet. Revenez en arrière" in page.content.decode()


def test_page_that_is_not_for_everybody_says_so_in_french(client):
    client.force_login(make_user("eve"))
    page = client.get(reverse("comments:answer_as_newsroom", args=[1]))
    assert page.status_code == 403
    assert "Votre compte ne permet pas d’ouvrir cette page" in page.content.decode()


def test_login_left_open_in_another_tab_says_in_french_what_to_do():
    page = Client(enforce_csrf_checks=True).post(reverse("admin:login"), {"username": "eve", "password": "secret"})
    assert page.status_code == 403
    assert "Revenez en arrière, rechargez-la, puis recommencez." in page.content.decode()
