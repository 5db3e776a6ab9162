"""Dossiers: ordered series, counted by the episodes that readers may see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.choices import State
from articles.models import Dossier
from tests.builders import make_article, make_dossier, make_draft
from tests.integration.machines.feed_reading import channel, entries, rss_titles
from tests.integration.machines.heads import head_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    """A dossier of five: the second is a draft, the fourth scheduled, the fifth unpublished."""
    now = timezone.now()
    return make_dossier(
        make_article(title="Le début"),
        make_draft(title="Secret du brouillon"),
        make_article(title="La suite"),
        make_article(title="Secret de demain", published_at=now + timedelta(days=1)),
        make_article(title="Secret retiré", state=State.UNPUBLISHED),
        title="Le lac",
        slug="le-lac",
        chapo="Cinq récits.",
    )


def shown(client, address):
    page = client.get(address).content.decode()
    return [title for title in ("Le début", "La suite", "Secret") if title in page]


def test_only_what_readers_may_see_is_in_a_dossier_and_its_feeds(client, series):
    addresses = ["/dossiers/le-lac/", "/dossiers/le-lac/rss/", "/dossiers/le-lac/atom/"]
    assert {address: shown(client, address) for address in addresses} == {
        address: ["Le début", "La suite"] for address in addresses
    }


def test_episodes_stand_in_the_order_of_the_dossier_whatever_their_dates(client):
    now = timezone.now()
    old, new = make_article(published_at=now - timedelta(days=9)), make_article(published_at=now - timedelta(days=1))
    dossier = make_dossier(old, new)
    assert list(client.get(dossier.get_absolute_url()).context["articles"]) == [old, new]
    # A feed is read for what is new.
    assert rss_titles(client, f"{dossier.get_absolute_url()}rss/") == [new.title, old.title]


def test_episode_says_its_place_and_leads_to_its_neighbours(client, series):
    first, last = (episode.article for episode in series.episodes.all() if episode.article.is_published)
    page = client.get(first.get_absolute_url()).content.decode()
    assert "Épisode 1 sur 2" in page
    assert f'rel="next" href="{last.get_absolute_url()}"' in page
    assert 'class="episode-nav__previous"' not in page
    page = client.get(last.get_absolute_url()).content.decode()
    assert "Épisode 2 sur 2" in page
    assert f'rel="prev" href="{first.get_absolute_url()}"' in page
    assert 'class="episode-nav__next"' not in page
    assert "Secret" not in page


def test_article_of_no_dossier_says_nothing_of_one(client):
    assert 'class="episode' not in client.get(make_article().get_absolute_url()).content.decode()


def test_draft_in_preview_counts_itself(client, chief, series):
    client.force_login(chief)
    draft = series.episodes.all()[1].article
    page = client.get(f"/admin/articles/article/{draft.pk}/apercu/").content.decode()
    assert "Épisode 2 sur 3" in page


def test_list_names_the_dossiers_that_have_an_episode(client, series):
    make_dossier(make_draft(), title="Vide")
    page = client.get("/dossiers/")
    assert [(dossier.title, dossier.episode_total) for dossier in page.context["dossiers"]] == [("Le lac", 2)]
    assert "2\u00a0épisodes" in page.content.decode()


def test_dossier_without_a_published_episode_is_not_there_yet(client):
    address = make_dossier(make_draft()).get_absolute_url()
    statuses = [client.get(f"{address}{end}").status_code for end in ("", "rss/", "atom/")]
    assert statuses == [404, 404, 404]
    assert "/dossiers/" not in client.get("/sitemap-dossiers.xml").content.decode()


def test_address_that_a_dossier_had_leads_to_the_present_one(client, series):
    series = Dossier.objects.get(pk=series.pk)
    series.slug = "le-grand-lac"
    series.save()
    page = client.get("/dossiers/le-lac/")
    feed = client.get("/dossiers/le-lac/rss/")
    assert (page.status_code, page["Location"]) == (301, "/dossiers/le-grand-lac/")
    assert (feed.status_code, feed["Location"]) == (301, "http://testserver/dossiers/le-grand-lac/rss/")
    series.slug = "le-lac"
    series.save()
    assert client.get("/dossiers/le-lac/").status_code == 200


def test_machines_are_told_of_the_series(client, series):
    article = series.episodes.all()[2].article
    thing = head_of(client, article.get_absolute_url()).thing("NewsArticle")
    url = "http://testserver/dossiers/le-lac/"
    assert thing["isPartOf"] == {"@type": "CreativeWorkSeries", "@id": url, "name": "Le lac", "url": url}
    assert thing["position"] == 2
    whole = head_of(client, "/dossiers/le-lac/").thing("CreativeWorkSeries")
    assert [part["@id"] for part in whole["hasPart"]][1] == f"http://testserver{article.get_absolute_url()}"
    assert "<loc>http://testserver/dossiers/le-lac/</loc>" in client.get("/sitemap-dossiers.xml").content.decode()
    assert channel(client, "/dossiers/le-lac/rss/").findtext("description") == "Cinq récits."
    assert len(entries(client, "/dossiers/le-lac/atom/")) == 2
