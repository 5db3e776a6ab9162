"""Addresses never die: what is renamed redirects, in one step."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import OldSlug, OldTagSlug
from articles.slugs import base_slug
from articles.tags import merge_tags
from tests.builders import make_article, make_dossier, make_tag


def test_slug_follows_the_title_with_elisions_split():
    assert base_slug("L’eau monte à Goma : l’œil du cyclone") == "l-eau-monte-a-goma-l-oeil-du-cyclone"


def test_two_articles_of_one_title_get_two_addresses(db):
    first, second = (make_article(title="Le pont est ouvert") for _ in range(2))
    assert (first.slug, second.slug) == ("le-pont-est-ouvert", "le-pont-est-ouvert-2")


def test_new_article_never_takes_an_address_that_another_had(db):
    renamed = make_article(title="Le pont est ouvert")
    renamed.slug = "le-pont"
    renamed.save()
    assert make_article(title="Le pont est ouvert").slug == "le-pont-est-ouvert-2"


def test_old_slugs_lead_straight_to_the_present_one(client, db):
    article = make_article(title="Premier")
    for slug in ("deuxieme", "troisieme"):
        article.slug = slug
        article.save()
    for old in ("premier", "deuxieme"):
        response = client.get(f"/articles/{old}/")
        assert (response.status_code, response["Location"]) == (301, "/articles/troisieme/")


def test_slug_that_comes_back_is_no_longer_old(client, db):
    article = make_article(title="Premier")
    for slug in ("deuxieme", "premier"):
        article.slug = slug
        article.save()
    assert list(OldSlug.objects.values_list("slug", flat=True)) == ["deuxieme"]
    assert client.get("/articles/premier/").status_code == 200


def test_merged_tag_gives_its_articles_and_its_address(client, db):
    kept, merged = make_tag("Café"), make_tag("Cafés", slug="cafes")
    article = make_article(tags=[merged])
    merge_tags(merged, kept)
    assert list(article.tags.all()) == [kept]
    response = client.get("/mots-cles/cafes/")
    assert (response.status_code, response["Location"]) == (301, kept.get_absolute_url())


def test_renamed_tag_redirects_from_its_old_address(client, db):
    tag = make_tag("Lac Kivu", slug="kivu")
    tag.slug = "lac-kivu"
    tag.save()
    response = client.get("/mots-cles/kivu/")
    assert (response.status_code, response["Location"]) == (301, "/mots-cles/lac-kivu/")


def test_addresses_of_a_renamed_tag_outlive_its_merging(client, db):
    kept, merged = make_tag("Café", slug="cafe"), make_tag("Cafés", slug="cafes")
    merged.slug = "kawa"
    merged.save()
    merge_tags(merged, kept)
    for old in ("cafes", "kawa"):
        assert client.get(f"/mots-cles/{old}/")["Location"] == "/mots-cles/cafe/"


@pytest.mark.parametrize("ending", ["", "rss/", "atom/"])
def test_what_stands_at_an_address_comes_before_what_stood_there(client, db, ending):
    former, present = make_tag("Lac Kivu", slug="lac-kivu"), make_tag("Kivu", slug="kivu")
    OldTagSlug.objects.create(slug="kivu", tag=former)
    make_article(tags=[present])
    assert client.get(f"/mots-cles/kivu/{ending}").status_code == 200


@pytest.mark.parametrize("page", ["mots-cles", "dossiers"])
@pytest.mark.parametrize("ending", ["", "rss/", "atom/"])
def test_only_what_is_missed_is_looked_for_among_old_addresses(client, db, page, ending):
    article = make_article(tags=[make_tag(slug="goma")])
    make_dossier(article, slug="goma")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/{page}/goma/{ending}").status_code == 200
    assert [query["sql"] for query in queries if "articles_old" in query["sql"]] == []
