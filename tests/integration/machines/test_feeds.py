"""RSS and Atom: which feeds there are, what they hold, how they are asked again."""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.contrib.sites.models import Site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.choices import Genre, State
from articles.models import Article, OldTagSlug
from tests.builders import make_article, make_author, make_draft, make_photo, make_section, make_tag
from tests.integration.machines.feed_reading import ATOM, channel, entries, rss_titles

pytestmark = pytest.mark.django_db


def queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def test_channel_says_what_it_is(client):
    make_article(updated_at=None, published_at=timezone.now() - timedelta(hours=1))
    feed = channel(client)
    assert feed.findtext("title") == "Le Courrier des Collines"
    assert feed.findtext("link") == "http://testserver/"
    assert feed.findtext("description") == "Journal d’information des Grands Lacs"
    assert feed.findtext("language") == "fr"
    assert parsedate_to_datetime(feed.findtext("lastBuildDate")) <= timezone.now()
    assert [link.attrib for link in feed.findall(f"{ATOM}link")] == [
        {"rel": "self", "href": "http://testserver/flux/rss/"}
    ]


def test_atom_feed_is_complete(client):
    make_article()
    feed = ElementTree.fromstring(client.get("/flux/atom/").content)
    assert feed.findtext(f"{ATOM}id") == "http://testserver/flux/atom/"
    assert feed.find(f"{ATOM}author").findtext(f"{ATOM}name") == "Le Courrier des Collines"
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "alternate": "http://testserver/",
        "self": "http://testserver/flux/atom/",
    }


def test_only_what_readers_may_see_is_in_the_feed(client):
    make_draft(title="Brouillon")
    make_article(title="Demain", published_at=timezone.now() + timedelta(days=1))
    make_article(title="Retiré", state=State.UNPUBLISHED)
    make_article(title="Payé", genre=Genre.SPONSORED)
    make_article(title="Publié")
    assert rss_titles(client) == ["Publié"]
    assert [entry.findtext(f"{ATOM}title") for entry in entries(client)] == ["Publié"]


def test_feed_has_the_thirty_newest_newest_first(client):
    now = timezone.now()
    for hours in range(32):
        make_article(title=f"Il y a {hours}", published_at=now - timedelta(hours=hours + 1))
    assert rss_titles(client) == [f"Il y a {hours}" for hours in range(30)]


def test_section_tag_and_author_have_their_own(client):
    section, tag, author = make_section(name="Sport"), make_tag("Vélo"), make_author(name="Awa Traoré")
    make_article(title="Sport", section=section)
    make_article(title="Mot", tags=[tag], section=make_section())
    make_article(title="Auteur", authors=[author], section=make_section())
    for subject, path, title in (
        (section, "rubriques", "Sport"),
        (tag, "mots-cles", "Mot"),
        (author, "auteurs", "Auteur"),
    ):
        base = f"/{path}/{subject.slug}/"
        assert rss_titles(client, f"{base}rss/") == [title]
        assert [entry.findtext(f"{ATOM}title") for entry in entries(client, f"{base}atom/")] == [title]
        feed = channel(client, f"{base}rss/")
        assert feed.findtext("link") == f"http://testserver{base}"
        assert feed.findtext("title") == f"Le Courrier des Collines – {subject}"
        assert feed.find(f"{ATOM}link").get("href") == f"http://testserver{base}rss/"


def test_feed_of_what_does_not_exist_is_not_found(client):
    assert client.get("/rubriques/nulle-part/rss/").status_code == 404


def test_feed_of_a_renamed_tag_leads_to_the_present_one(client):
    tag = make_tag("Vélo", slug="velo")
    OldTagSlug.objects.create(slug="cyclisme", tag=tag)
    response = client.get("/mots-cles/cyclisme/atom/")
    assert (response.status_code, response["Location"]) == (301, "http://testserver/mots-cles/velo/atom/")


@pytest.mark.parametrize("url", ["/flux/rss/", "/flux/atom/"])
def test_unchanged_feed_answers_304(client, url):
    make_article()
    response = client.get(url)
    assert client.get(url, headers={"if-none-match": response["ETag"]}).status_code == 304
    assert client.get(url, headers={"if-modified-since": response["Last-Modified"]}).status_code == 304


def test_mended_title_is_seen_by_who_asks_again(client):
    article = make_article(published_at=timezone.now() - timedelta(days=1))
    Article.objects.update(modified_at=timezone.now() - timedelta(hours=1))
    response = client.get("/flux/rss/")
    article.title = "Titre corrigé"
    article.save()
    again = client.get("/flux/rss/", headers={"if-modified-since": response["Last-Modified"]})
    assert again.status_code == 200
    assert "Titre corrigé" in again.content.decode()


def test_feed_sets_no_cookie_and_does_not_vary_on_it(client):
    make_article()
    response = client.get("/flux/rss/")
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert dict(response.cookies) == {}
    assert "Cookie" not in response.get("Vary", "")


def test_addresses_ignore_the_host_header_and_the_sites_table(client):
    Site.objects.update(domain="ailleurs.example")
    Site.objects.clear_cache()
    make_article()
    text = client.get("/flux/rss/", headers={"host": "localhost"}).content.decode()
    assert "http://testserver/articles/" in text
    assert "localhost" not in text
    assert "ailleurs" not in text
    Site.objects.clear_cache()


def test_queries_are_few_and_as_many_for_one_item_as_for_fifty(client):
    section, tag, author = make_section(slug="s"), make_tag("T", slug="t"), make_author(slug="a")
    paths = ["/flux/rss/", "/flux/atom/", "/rubriques/s/rss/", "/mots-cles/t/rss/", "/auteurs/a/atom/"]

    def add():
        make_article(section=section, tags=[tag], authors=[author, make_author()], lead_photo=make_photo())

    add()
    client.get(paths[0])  # Django keeps the Site in memory from the first request on.
    for_one = {path: queries_of(client, path) for path in paths}
    for _ in range(49):
        add()
    assert max(for_one.values()) <= 6
    assert {path: queries_of(client, path) for path in paths} == for_one
