"""Corrections: at the top of their article, on a page of their own and in its feeds."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.choices import CorrectionKind, State
from articles.models import Correction
from tests.builders import make_article, make_draft
from tests.integration.machines.feed_reading import channel, rss_titles
from tests.integration.machines.heads import head_of

pytestmark = pytest.mark.django_db

OUTLETS = ["/corrections/", "/corrections/rss/", "/corrections/atom/"]


def correct(article, text="Le pont mesure 90 mètres.", **overrides):
    return Correction.objects.create(article=article, text=text, **overrides)


def test_only_those_of_published_articles_are_told(client):
    correct(make_article(), "Dit à tous.")
    for hidden in (
        make_draft(),
        make_article(published_at=timezone.now() + timedelta(hours=1)),
        make_article(state=State.UNPUBLISHED),
    ):
        correct(hidden, "Encore secret.")
    correct(make_article(), "Encore secret.", published_at=timezone.now() + timedelta(hours=1))
    told = {
        address: [text in client.get(address).content.decode() for text in ("Dit à tous.", "Encore secret.")]
        for address in OUTLETS
    }
    assert told == {address: [True, False] for address in OUTLETS}


def test_correction_is_not_dated_of_a_day_to_come():
    article = make_article()
    Correction(article=article, text="Le pont a deux voies.").full_clean()
    with pytest.raises(ValidationError) as refused:
        Correction(
            article=article, text="Le pont a deux voies.", published_at=timezone.now() + timedelta(hours=1)
        ).full_clean()
    assert list(refused.value.message_dict) == ["published_at"]


def test_newest_first_by_pages_of_thirty(client):
    article, now = make_article(), timezone.now()
    for days in range(32):
        correct(article, f"Numéro {days}.", published_at=now - timedelta(days=days))
    pages = [client.get(f"/corrections/?page={page}") for page in (1, 2)]
    texts = [[correction.text for correction in page.context["corrections"]] for page in pages]
    assert texts == [[f"Numéro {n}." for n in range(30)], ["Numéro 30.", "Numéro 31."]]
    assert client.get("/corrections/?page=3").status_code == 404


def test_item_is_named_by_its_kind_and_its_article(client):
    article = make_article(title="Le pont rouvre")
    correct(article, kind=CorrectionKind.CLARIFICATION)
    assert rss_titles(client, "/corrections/rss/") == ["Précision\u00a0: Le pont rouvre"]
    feed = channel(client, "/corrections/rss/")
    assert feed.find("item").findtext("link") == f"http://testserver{article.get_absolute_url()}"
    assert feed.findtext("title") == "Le Courrier des Collines – Corrections"


def test_feeds_are_found_from_the_page(client):
    assert head_of(client, "/corrections/").hrefs("alternate")[:2] == [
        "http://testserver/corrections/rss/",
        "http://testserver/corrections/atom/",
    ]


def test_every_page_leads_there(client):
    assert 'href="/corrections/"' in client.get("/").content.decode()
