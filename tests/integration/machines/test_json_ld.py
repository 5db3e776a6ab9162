"""JSON-LD: what search engines are told of an article and of the paper."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.choices import CorrectionKind, Genre, State
from articles.loading import whole_article
from articles.metadata import article_metadata
from articles.models import Article, Correction
from articles.photos.library import store_renditions
from tests.builders import make_article, make_author, make_draft, make_photo, make_section, make_tag
from tests.integration.machines.heads import Head, head_of

pytestmark = pytest.mark.django_db


def news_article(client, article):
    return head_of(client, article.get_absolute_url()).thing("NewsArticle")


def test_article_is_described_whole(client):
    published_at = timezone.now().replace(microsecond=0) - timedelta(hours=3)
    author = make_author(name="Awa Traoré", role="Reporter")
    article = make_article(
        title="Le pont rouvre",
        chapo="Après six mois de travaux.",
        section=make_section(name="Société"),
        tags=[make_tag("Ponts"), make_tag("Transports")],
        authors=[author],
        published_at=published_at,
        updated_at=published_at + timedelta(hours=1),
        comment_count=3,
    )
    thing = news_article(client, article)
    url = f"http://testserver{article.get_absolute_url()}"
    assert thing["@context"] == "https://schema.org"
    assert (thing["@id"], thing["mainEntityOfPage"]) == (url, url)
    assert thing["headline"] == "Le pont rouvre"
    assert thing["description"] == "Après six mois de travaux."
    assert thing["datePublished"] == timezone.localtime(published_at).isoformat()
    assert thing["dateModified"] == timezone.localtime(published_at + timedelta(hours=1)).isoformat()
    assert thing["author"] == [
        {
            "@type": "Person",
            "name": "Awa Traoré",
            "url": f"http://testserver{author.get_absolute_url()}",
            "jobTitle": "Reporter",
        }
    ]
    assert thing["inLanguage"] == "fr"
    assert thing["articleSection"] == "Société"
    assert thing["keywords"] == ["Ponts", "Transports"]
    assert thing["wordCount"] == Article.objects.get().word_count
    assert thing["isAccessibleForFree"] is True
    assert thing["commentCount"] == 3


def test_dates_are_those_that_readers_see(client):
    published_at = timezone.now() - timedelta(hours=3)
    article = make_article(published_at=published_at)
    html = client.get(article.get_absolute_url()).content.decode()
    thing = Head(html).thing("NewsArticle")
    assert thing["dateModified"] == thing["datePublished"]
    assert f"{timezone.localtime(published_at):%Y-%m-%dT%H:%M}" == thing["datePublished"][:16]
    assert f'datetime="{thing["datePublished"][:16]}' in html


def test_publisher_says_its_rules(client):
    publisher = news_article(client, make_article())["publisher"]
    assert publisher["@type"] == "NewsMediaOrganization"
    assert publisher["name"] == "Le Courrier des Collines"
    assert publisher["logo"] == {"@type": "ImageObject", "url": "http://testserver/static/img/logo.png"}
    rules = {publisher[name] for name in ("publishingPrinciples", "ethicsPolicy", "correctionsPolicy")}
    assert rules == {"http://testserver/charte-deontologique/"}


def test_article_that_nobody_signed_is_the_newsroom_s(client):
    (author,) = news_article(client, make_article())["author"]
    assert author == {
        "@type": "NewsMediaOrganization",
        "name": "Le Courrier des Collines",
        "url": "http://testserver/",
    }


def test_photo_comes_in_the_three_crops_that_search_engines_ask_for(client):
    photo = make_photo(credit="Awa Traoré / AFP", caption="Le pont, mardi.")
    photo.save(update_fields=store_renditions(photo))
    images = news_article(client, make_article(lead_photo=photo))["image"]
    assert [(image["width"], image["height"]) for image in images] == [(600, 600), (800, 600), (800, 450)]
    for image in images:
        assert image["@type"] == "ImageObject"
        assert image["url"].startswith("http://testserver/media/photos/")
        assert (image["caption"], image["creditText"]) == ("Le pont, mardi.", photo.credit_line)


def test_photo_is_told_as_it_is_until_its_crops_exist(client):
    photo = make_photo()
    (image,) = news_article(client, make_article(lead_photo=photo))["image"]
    assert (image["url"], image["width"]) == (f"http://testserver{photo.file.url}", 800)


def test_crops_follow_the_focal_point(client):
    photo = make_photo()
    article = make_article(lead_photo=photo)

    def addresses(focal_x):
        photo.focal_x = focal_x
        photo.save()
        photo.save(update_fields=store_renditions(photo))
        return [image["url"] for image in news_article(client, article)["image"]]

    assert set(addresses(0.2)) & set(addresses(0.8)) == set()


def test_correction_is_told(client):
    article = make_article()
    correction = Correction.objects.create(article=article, kind=CorrectionKind.ERRATUM, text="Le pont a 40 ans.")
    assert news_article(client, article)["correction"] == [
        {
            "@type": "CorrectionComment",
            "name": "Rectificatif",
            "text": correction.text,
            "datePublished": timezone.localtime(correction.published_at).isoformat(timespec="seconds"),
        }
    ]


def test_sponsored_article_is_called_an_advertisement(client):
    article = make_article(genre=Genre.SPONSORED)
    head = head_of(client, article.get_absolute_url())
    assert head.thing("AdvertiserContentArticle")["genre"] == "Contenu partenaire"
    assert [thing for thing in head.things if thing["@type"] == "NewsArticle"] == []


def test_way_from_the_front_page_is_told(client):
    section = make_section(name="Sport")
    article = make_article(title="Le derby", section=section)
    steps = head_of(client, article.get_absolute_url()).thing("BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Accueil", "http://testserver/"),
        (2, "Sport", f"http://testserver{section.get_absolute_url()}"),
        (3, "Le derby", f"http://testserver{article.get_absolute_url()}"),
    ]


def test_front_page_carries_the_paper_and_the_site(client):
    head = head_of(client, "/")
    assert head.thing("NewsMediaOrganization")["url"] == "http://testserver/"
    site = head.thing("WebSite")
    assert (site["name"], site["publisher"]["@id"]) == (
        "Le Courrier des Collines",
        head.thing("NewsMediaOrganization")["@id"],
    )


def test_author_page_carries_its_person(client):
    author = make_author(name="Awa Traoré", role="Reporter", biography="Elle couvre les Grands Lacs.")
    person = head_of(client, author.get_absolute_url()).thing("ProfilePage")["mainEntity"]
    assert (person["name"], person["jobTitle"], person["description"]) == (
        "Awa Traoré",
        "Reporter",
        "Elle couvre les Grands Lacs.",
    )


@pytest.mark.parametrize("attack", ["</script><script>alert(1)</script>", "<!--<script>", "]]> & \"'\\"])
def test_title_cannot_leave_its_script(client, attack):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(title=attack)
    html = client.get(article.get_absolute_url()).content.decode()
    head = Head(html)
    assert head.thing("NewsArticle")["headline"] == attack
    assert [
        script for script in head.scripts if not script.get("src") and script.get("type") != "application/ld+json"
    ] == []
    assert "<script>alert" not in html


def test_no_email_address_is_told(client):
    article = make_article(authors=[make_author()])
    assert "@" not in str(news_article(client, article)).replace("'@", "")


def test_draft_in_preview_has_no_dates_and_is_not_indexed():
    draft = make_draft(section=None)
    metadata = article_metadata(whole_article(draft.pk))
    assert metadata.robots == "noindex"
    assert "datePublished" not in metadata.json_ld
    assert [tag.name for tag in metadata.tags if tag.name.endswith("_time")] == []


def test_metadata_asks_nothing_more_of_the_database():
    def queries(article):
        loaded = whole_article(article.pk)
        with CaptureQueriesContext(connection) as captured:
            article_metadata(loaded)
        return len(captured)

    photo = make_photo()
    few = make_article(authors=[make_author()], tags=[make_tag()])
    many = make_article(
        authors=[make_author() for _ in range(10)], tags=[make_tag() for _ in range(50)], lead_photo=photo
    )
    Correction.objects.create(article=many, text="Un.")
    assert [queries(few), queries(many)] == [0, 0]


def test_unpublished_article_tells_nothing(client):
    article = make_article(title="Le pont rouvre", state=State.UNPUBLISHED)
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert Head(response.content.decode()).things == []
