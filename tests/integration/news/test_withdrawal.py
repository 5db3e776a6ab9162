"""An article that is unpublished leaves every outlet in the same second, and its address says since when."""

import pytest
from django.utils import timezone

from articles.choices import State
from articles.models import RelatedLink
from articles.text.dates import long_date
from articles.workflow import make_move
from tests.builders import make_article, make_author, make_section, make_tag
from tests.integration.news.test_visibility import outlets

TITLE = "Le crocodile du port"


@pytest.fixture
def withdrawn(client, chief):
    """A published article that another, like it in all, links to."""
    section, author, tag = make_section(), make_author(), make_tag()
    shared = {"section": section, "authors": [author], "tags": [tag], "chapo": "Le hippopotame revient."}
    neighbour = make_article(title="Le voisin", **shared)
    article = make_article(title=TITLE, **shared)
    neighbour.related_links.all().delete()
    RelatedLink.objects.create(article=neighbour, target=article, after_block=3, position=0)
    return article, neighbour


def where_shown(client, neighbour):
    sitemap = f"/sitemap-articles-{timezone.localtime(neighbour.published_at):%Y-%m}.xml"
    addresses = [*outlets(neighbour), sitemap, "/recherche/suggestions/?q=crocod"]
    slug = "le-crocodile-du-port"
    pages = {address: client.get(address).content.decode() for address in addresses}
    return {address: TITLE in page or slug in page for address, page in pages.items()}


def test_withdrawn_article_leaves_every_outlet_at_once(client, chief, withdrawn):
    article, neighbour = withdrawn
    before = where_shown(client, neighbour)
    make_move(article, "unpublish", by=chief, note="Une plainte, un motif que seule la rédaction connaît.")
    after = where_shown(client, neighbour)
    assert before == dict.fromkeys(before, True)
    assert after == dict.fromkeys(after, False)


def test_address_of_a_withdrawn_article_says_since_when_and_not_why(client, chief, withdrawn):
    article, _neighbour = withdrawn
    make_move(article, "unpublish", by=chief, note="Plainte reçue.")
    response = client.get(article.get_absolute_url())
    page = response.content.decode()
    assert response.status_code == 410
    assert f"retiré le {long_date(timezone.localdate())}" in page
    assert ("Plainte" in page, TITLE in page) == (False, False)


def test_article_that_comes_back_is_in_every_outlet_again(client, chief, withdrawn):
    article, neighbour = withdrawn
    make_move(article, "unpublish", by=chief, note="À vérifier.")
    make_move(article, "publish", by=chief)
    shown = where_shown(client, neighbour)
    assert shown == dict.fromkeys(shown, True)
    article.refresh_from_db()
    assert article.state == State.PUBLISHED
