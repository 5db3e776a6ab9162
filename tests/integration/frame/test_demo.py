"""The demo newspaper: loaded once, whole, and every kind of its pages opens."""

from django.contrib.auth.models import User

from articles.choices import Genre
from articles.models import Article, Author, Dossier, Episode, FrontPageSlot, Photo, RelatedLink, Section, Tag
from comments.models import CommentDetails
from tests.newspaper import load_demo

CLOSED = {"withdrawn article": 410, "preview that has expired": 410, "nothing there": 404}


def test_every_kind_of_page_opens(client, newspaper):
    statuses = {name: client.get(address).status_code for name, address in newspaper.items()}
    assert statuses == {name: CLOSED.get(name, 200) for name in newspaper}


def test_no_page_sets_a_cookie_or_varies_on_one(client, newspaper):
    for name, address in newspaper.items():
        response = client.get(address)
        assert (name, dict(response.cookies), "Cookie" in response.get("Vary", "")) == (name, {}, False)


def test_loading_twice_doubles_nothing(demo, db):
    def inventory():
        placed = (Dossier, Episode, FrontPageSlot)
        models = (Article, Author, Photo, Section, Tag, RelatedLink, CommentDetails, User, *placed)
        return [model.objects.count() for model in models]

    before = inventory()
    load_demo()
    assert inventory() == before


def test_newspaper_is_as_rich_as_promised(demo, db):
    published = Article.objects.published()
    assert published.count() >= 40
    assert Section.objects.count() == 8
    assert Author.objects.count() >= 10
    assert Tag.objects.count() >= 40
    assert Photo.objects.filter(portrayed_authors=None).count() >= 24
    assert published.filter(genre=Genre.OP_ED).count() >= 2
    assert published.exclude(corrections=None).count() >= 1
    assert [len(dossier.episodes.all()) for dossier in Dossier.objects.open()] == [4]
    assert [slot.position for slot in FrontPageSlot.objects.shown()] == [1, 3]
    words = [a.word_count for a in published.exclude(genre__in=[Genre.BRIEF, Genre.SPONSORED])]
    assert min(words) >= 300


def test_newest_article_has_every_trait_of_a_news_page(client, demo, db):
    article = Article.objects.published().newest_first().first()
    page = client.get(article.get_absolute_url()).content.decode()
    assert article.surtitre
    assert article.body_html.count("<p>") == 8
    assert "«\u00a0" in article.body_html
    assert page.count('class="lire"') >= 1
    assert "<figcaption" in page
    assert "Photo\u00a0: Courtoisie." in page
    assert 'rel="author"' in page
    assert 'name="email"' in page
