"""What typography changed: said once after saving, in words that show it."""

import html
import re

import pytest
from django.urls import reverse

from articles.models import Article
from tests.builders import make_draft, make_photo
from tests.integration.desk.article_forms import ADD, retyped, typed


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def report(desk, address, data):
    """The lines that the page shows after a save: what was typed → what was set."""
    page = desk.post(address, data | {"_continue": "1"}, follow=True).content.decode()
    lines = re.findall(r"<del>(.*?)</del>.*?<ins>(.*?)</ins>", page, re.DOTALL)
    return [tuple(html.unescape(re.sub(r"<span[^>]*>|</span>", "", side)) for side in line) for line in lines]


def test_changes_are_shown_after_saving(desk):
    data = typed(title="L'eau monte : gare !", chapo="Un chapô.", body='<p>Il a dit "oui" à <b>l\'eau</b>.</p>')
    assert sorted(report(desk, ADD, data)) == [
        ('"oui"', "«\u00a0oui\u00a0»"),
        ("L'eau monte : gare !", "L’eau monte\u00a0: gare\u202f!"),
        ("l'eau.", "l’eau."),
    ]


def test_changes_are_shown_once(desk):
    report(desk, ADD, typed(body='<p>Il a dit "oui".</p>'))
    article = Article.objects.get()
    address = reverse("admin:articles_article_change", args=[article.pk])
    assert '<details class="typography-report"' not in desk.get(address).content.decode()
    assert report(desk, address, retyped(article)) == []
    body = article.body + "<p>Il a dit 'non' !</p>"
    assert report(desk, address, retyped(article, body=body)) == [("'non' !", "‘non’\u202f!")]


def test_passage_marked_verbatim_is_left_alone(desk):
    draft = make_draft(body="<p>Un.</p>")
    address = reverse("admin:articles_article_change", args=[draft.pk])
    body = '<p>Tapez <span data-brut="">"x" : y</span> ici.</p>'
    assert report(desk, address, retyped(draft, body=body)) == []
    draft.refresh_from_db()
    assert draft.body == body
    assert '<p>Tapez "x" : y ici.</p>' in draft.body_html


def test_what_was_typed_is_shown_as_text(desk):
    page = desk.post(ADD, typed(title='"<b>" & co', _continue="1"), follow=True).content.decode()
    assert "<del>&quot;&lt;b&gt;&quot;</del>" in page


def test_caption_of_a_photo_is_reported_too(desk):
    photo = make_photo()
    data = {"caption": "L'eau monte.", "credit": "Courtoisie", "alt": "Vue", "focal_x": "0.5", "focal_y": "0.5"}
    assert report(desk, reverse("admin:articles_photo_change", args=[photo.pk]), data) == [("L'eau", "L’eau")]
