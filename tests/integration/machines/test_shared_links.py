"""The head of pages: what a shared link shows, what search engines may list, which feeds are found."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles.keyset import Mark
from articles.metadata import list_metadata, search_metadata
from articles.photos.library import store_renditions
from tests.builders import make_article, make_author, make_photo, make_section, make_tag
from tests.integration.machines.heads import head_of

pytestmark = pytest.mark.django_db

LONG = "Une phrase assez longue pour que personne ne la lise en entier sur un téléphone. " * 4


def test_article_shows_all_that_a_shared_link_needs(client):
    published_at = timezone.now().replace(microsecond=0) - timedelta(hours=3)
    first, second = make_author(), make_author()
    article = make_article(
        title="Le pont rouvre",
        chapo="Après six mois de travaux.",
        section=make_section(name="Société"),
        tags=[make_tag("Ponts"), make_tag("Transports")],
        authors=[first, second],
        published_at=published_at,
    )
    head = head_of(client, article.get_absolute_url())
    assert head.one("og:type") == "article"
    assert head.one("og:title") == "Le pont rouvre"
    assert head.one("og:description") == head.one("description") == "Après six mois de travaux."
    assert head.one("og:url") == f"http://testserver{article.get_absolute_url()}"
    assert head.one("og:site_name") == "Le Courrier des Collines"
    assert head.one("og:locale") == "fr_FR"
    assert head.one("article:published_time") == timezone.localtime(published_at).isoformat()
    assert head.one("article:modified_time") == timezone.localtime(published_at).isoformat()
    assert head.one("article:section") == "Société"
    assert head.all("article:tag") == ["Ponts", "Transports"]
    assert head.all("article:author") == [f"http://testserver{a.get_absolute_url()}" for a in (first, second)]
    assert head.one("twitter:card") == "summary_large_image"


def test_long_title_and_description_are_cut_for_cards(client):
    article = make_article(title=LONG[:200], chapo=LONG)
    head = head_of(client, article.get_absolute_url())
    assert 40 <= len(head.one("og:title")) <= 65
    assert 100 <= len(head.one("og:description")) <= 155


def test_photo_gives_its_share_card(client):
    photo = make_photo(alt="Un pont")
    photo.save(update_fields=store_renditions(photo))
    head = head_of(client, make_article(lead_photo=photo).get_absolute_url())
    assert head.one("og:image") == f"http://testserver{photo.share_card_url}"
    assert (head.one("og:image:width"), head.one("og:image:height")) == ("1200", "630")
    assert (head.one("og:image:type"), head.one("og:image:alt")) == ("image/jpeg", "Un pont")
    assert photo.file.storage.size(photo.share_card) <= 300 * 1024


@pytest.mark.parametrize("photo", [make_photo, lambda: None], ids=["not yet prepared", "none"])
def test_without_a_share_card_the_paper_s_own_is_shown(client, photo):
    head = head_of(client, make_article(lead_photo=photo()).get_absolute_url())
    assert head.one("og:image") == "http://testserver/static/img/share-default.jpg"


def test_every_page_has_one_canonical_address_one_image_and_the_feeds(client):
    section, tag, author = make_section(), make_tag(), make_author()
    article = make_article(section=section, tags=[tag], authors=[author])
    month = f"/archives/{timezone.localtime(article.published_at):%Y/%m}/"
    for url in (
        "/",
        "/archives/",
        month,
        *(subject.get_absolute_url() for subject in (article, section, tag, author)),
    ):
        head = head_of(client, url)
        assert head.hrefs("canonical") == [f"http://testserver{url}"]
        assert len(head.all("og:image")) == 1
        assert head.one("robots") == "max-image-preview:large, max-snippet:-1, max-video-preview:-1"
        assert head.one("description") != ""
        feeds = head.hrefs("alternate", type="application/rss+xml")
        assert feeds[-1] == "http://testserver/flux/rss/"
        for feed in head.hrefs("alternate"):
            assert client.get(feed).status_code == 200


@pytest.mark.parametrize(
    ("make", "path"), [(make_section, "rubriques"), (make_tag, "mots-cles"), (make_author, "auteurs")]
)
def test_list_leads_to_its_own_feeds_first(client, make, path):
    subject = make()
    head = head_of(client, subject.get_absolute_url())
    base = f"http://testserver/{path}/{subject.slug}/"
    assert head.hrefs("alternate", type="application/rss+xml")[0] == f"{base}rss/"
    assert head.hrefs("alternate", type="application/atom+xml")[0] == f"{base}atom/"


def test_each_page_of_a_list_has_its_own_address_and_title():
    section = make_section(name="Sport")
    before = Mark(datetime(2026, 3, 2, 8, 30, tzinfo=timezone.get_current_timezone()), 12)
    first, second = list_metadata(section), list_metadata(section, before)
    assert (first.title, second.title) == ("Sport", "Sport – avant le 2\u00a0mars 2026 à 8\u202fh\u202f30")
    assert first.canonical == f"http://testserver{section.get_absolute_url()}"
    assert second.canonical == f"{first.canonical}?avant={before}"


def test_search_is_not_listed_by_search_engines():
    metadata = search_metadata("lac Tchad")
    assert metadata.robots == "noindex"
    assert metadata.title == "Résultats pour «\u00a0lac Tchad\u00a0»"
    assert metadata.canonical == "http://testserver/recherche/"


def test_search_page_is_not_listed_by_search_engines(client):
    assert head_of(client, "/recherche/?q=pont").one("robots") == "noindex"


def test_address_ignores_the_host_header(client):
    article = make_article()
    html = client.get(article.get_absolute_url(), headers={"host": "localhost"}).content.decode()
    assert "//localhost" not in html
