"""A stamped piece is what its template would have given."""

import pytest
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import override

from articles.choices import Genre
from articles.stamps import stamped
from articles.templatetags.article_tags import card
from tests.builders import make_article, make_photo

KEYWORD = "articles/_keyword.html"


def test_words_stand_where_the_template_writes_them():
    html = stamped(KEYWORD, {"address": "/a/", "name": "Lac"})
    assert (str(html), type(html)) == ('<li><a rel="tag" href="/a/">Lac</a></li>\n', SafeString)


def test_words_that_look_like_marks_are_words():
    name = "50 % @@address@@ %(name)s"
    assert name in stamped(KEYWORD, {"address": "/a/", "name": name})


def test_piece_without_a_word_is_of_another_kind():
    words = {"kicker": "Lac", "title": "Le port rouvre", "address": "/a/"}
    with_kicker = stamped("articles/_opinion.html", words)
    without = stamped("articles/_opinion.html", words | {"kicker": ""})
    assert ("kicker" in with_kicker, "kicker" in without) == (True, False)


def test_number_goes_into_an_address():
    words = {"comments": "<ol></ol>", "token": "t", "article_pk": 7, "next_number": 2}
    assert 'href="/commentaires/7/page/2/#commentaires"' in stamped("comments/_thread.html", words)


def test_each_language_has_its_own():
    words = {"address": "/a/"}
    french = stamped("articles/_mend.html", words)
    with override("en"):
        english = stamped("articles/_mend.html", words)
    assert ("Signaler une erreur" in french, "Signaler une erreur" in english) == (True, False)


@pytest.mark.django_db
def test_card_escapes_what_was_typed():
    article = make_article(title="<b>& le lac", surtitre="<i>", chapo="«\u00a0<u>\u00a0»")
    html = card(article, shows="chapo")
    assert all(escape(text) in html for text in (article.title, article.surtitre, article.chapo))
    assert not {"<b>", "<i>", "<u>"} & set(html.split())


@pytest.mark.django_db
def test_card_shows_the_photo_where_it_has_a_place_for_it():
    renditions = [{"format": "jpeg", "width": 640, "height": 480, "name": "photos/pre-640.jpeg"}]
    article = make_article(lead_photo=make_photo(renditions=renditions))
    assert ('sizes="7rem"' in card(article, sizes="7rem"), "<img" in card(article)) == (True, False)


@pytest.mark.django_db
def test_card_of_what_a_partner_paid_for_says_so():
    article = make_article(genre=Genre.SPONSORED)
    html = card(article, shows="byline date")
    assert ('rel="sponsored"' in html, "card--sponsored" in html, "La rédaction" in html) == (True, True, False)
