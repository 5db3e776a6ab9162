"""Pages that are not there: what the reader is offered instead, set like the rest of the paper."""

import re

import pytest

from articles.choices import State
from tests.builders import make_article

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
