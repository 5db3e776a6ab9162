"""Sitemaps: what search engines are told there is to read."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.contrib.sites.models import Site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.choices import Genre, State
from articles.models import Article
from articles.sitemaps import NewsSitemap
from tests.builders import make_article, make_author, make_draft, make_section, make_tag

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def read(client, url):
    response = client.get(url)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    return ElementTree.fromstring(response.content)


def locations(client, url):
    return [entry.text for entry in read(client, url).iter(f"{SITEMAP}loc")]


def of_site(*paths):
    return [f"http://testserver{path}" for path in paths]


def test_index_names_every_file(client):
    month = timezone.localtime(make_article().published_at)
    index = read(client, "/sitemap.xml")
    assert index.tag == f"{SITEMAP}sitemapindex"
    assert locations(client, "/sitemap.xml") == of_site(
        f"/sitemap-articles-{month:%Y-%m}.xml",
        "/sitemap-rubriques.xml",
        "/sitemap-mots-cles.xml",
        "/sitemap-auteurs.xml",
        "/sitemap-dossiers.xml",
        "/sitemap-archives.xml",
        "/sitemap-pages.xml",
    )
    for url in locations(client, "/sitemap.xml"):
        assert read(client, url).tag == f"{SITEMAP}urlset"


def file_of(article):
    return f"/sitemap-articles-{timezone.localtime(article.published_at):%Y-%m}.xml"


def test_articles_are_split_by_month_of_the_newspapers_time_zone(client):
    zone = timezone.get_current_timezone()
    dates = [datetime(2026, 3, 31, 23, 59, tzinfo=zone), datetime(2026, 4, 1, 0, 0, tzinfo=zone)]
    march, april = (make_article(published_at=moment) for moment in dates)
    files = of_site("/sitemap-articles-2026-04.xml", "/sitemap-articles-2026-03.xml")
    assert locations(client, "/sitemap.xml")[:2] == files
    assert locations(client, "/sitemap-articles-2026-03.xml") == of_site(march.get_absolute_url())
    assert locations(client, "/sitemap-articles-2026-04.xml") == of_site(april.get_absolute_url())
    for without_articles in ("1000-01", "2026-02", "2999-12"):
        assert client.get(f"/sitemap-articles-{without_articles}.xml").status_code == 404
    assert client.get("/sitemap-articles-2026-13.xml").status_code == 404


def test_file_of_old_articles_changes_when_one_of_them_is_updated(client):
    zone = timezone.get_current_timezone()
    published, updated = datetime(2026, 3, 2, 12, tzinfo=zone), datetime(2026, 5, 4, 12, tzinfo=zone)

    def last_change():
        return next(read(client, "/sitemap.xml").iter(f"{SITEMAP}lastmod")).text[:10]

    make_article(published_at=published)
    assert last_change() == "2026-03-02"
    make_article(published_at=published, updated_at=updated)
    assert last_change() == "2026-05-04"


def test_only_what_readers_may_see_is_listed(client):
    make_draft(authors=[make_author()], tags=[make_tag()])
    make_article(published_at=timezone.now() + timedelta(days=1))
    make_article(state=State.UNPUBLISHED)
    published = make_article()
    assert locations(client, file_of(published)) == of_site(published.get_absolute_url())
    assert locations(client, "/sitemap-auteurs.xml") == []
    assert locations(client, "/sitemap-mots-cles.xml") == []


def test_last_change_is_one_of_substance(client):
    moment = timezone.now() - timedelta(days=3)
    article = make_article(published_at=moment - timedelta(days=1), updated_at=moment)
    Article.objects.filter(pk=article.pk).update(modified_at=timezone.now())
    day = timezone.localtime(moment).date().isoformat()
    assert [e.text for e in read(client, file_of(article)).iter(f"{SITEMAP}lastmod")] == [day]


def test_lists_that_have_articles_are_there(client):
    section, tag, author = make_section(), make_tag(), make_author()
    make_section()
    article = make_article(section=section, tags=[tag], authors=[author])
    month = timezone.localtime(article.published_at)
    assert locations(client, "/sitemap-rubriques.xml") == of_site(section.get_absolute_url())
    assert locations(client, "/sitemap-mots-cles.xml") == of_site(tag.get_absolute_url())
    assert locations(client, "/sitemap-auteurs.xml") == of_site(author.get_absolute_url())
    assert locations(client, "/sitemap-archives.xml") == of_site(f"/archives/{month:%Y/%m}/")


def test_pages_edited_in_the_admin_are_there(client):
    page = FlatPage.objects.create(url="/mentions/", title="Mentions")
    page.sites.add(settings.SITE_ID)
    closed = FlatPage.objects.create(url="/interne/", title="Interne", registration_required=True)
    closed.sites.add(settings.SITE_ID)
    assert locations(client, "/sitemap-pages.xml") == of_site(
        "/", "/archives/", "/dossiers/", "/corrections/", "/contact/", "/plan-du-site/", "/mentions/"
    )


def test_addresses_ignore_the_host_header_and_the_sites_table(client):
    Site.objects.update(domain="ailleurs.example")
    Site.objects.clear_cache()
    for url in ("/sitemap.xml", file_of(make_article()), "/sitemap-actualites.xml", "/sitemap-pages.xml"):
        response = client.get(url, headers={"host": "localhost"})
        addresses = [entry.text for entry in ElementTree.fromstring(response.content).iter(f"{SITEMAP}loc")]
        assert addresses
        assert [address for address in addresses if not address.startswith("http://testserver/")] == []
    Site.objects.clear_cache()


def test_sitemap_that_does_not_exist_is_not_found(client):
    assert client.get("/sitemap-inconnu.xml").status_code == 404


def test_news_entry_is_complete(client):
    published_at = timezone.now().replace(microsecond=0) - timedelta(hours=3)
    article = make_article(title="Riz & maïs <aujourd’hui>", published_at=published_at)
    (entry,) = read(client, "/sitemap-actualites.xml").findall(f"{SITEMAP}url")
    news = entry.find(f"{NEWS}news")
    assert entry.findtext(f"{SITEMAP}loc") == f"http://testserver{article.get_absolute_url()}"
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "Le Courrier des Collines"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "fr"
    assert news.findtext(f"{NEWS}publication_date") == timezone.localtime(published_at).isoformat()
    assert news.findtext(f"{NEWS}title") == article.title


def test_news_are_the_published_articles_of_48_hours_without_the_sponsored(client):
    now = timezone.now()
    make_article(published_at=now - timedelta(hours=48, minutes=1))
    recent = make_article(published_at=now - timedelta(hours=47, minutes=59))
    newest = make_article(published_at=now - timedelta(minutes=1))
    make_article(genre=Genre.SPONSORED)
    make_article(published_at=now + timedelta(minutes=5))
    make_article(state=State.UNPUBLISHED)
    make_draft()
    expected = of_site(newest.get_absolute_url(), recent.get_absolute_url())
    assert locations(client, "/sitemap-actualites.xml") == expected


def test_news_are_a_thousand_at_most(client, monkeypatch):
    assert NewsSitemap.limit == 1_000
    monkeypatch.setattr(NewsSitemap, "limit", 1)
    make_article(published_at=timezone.now() - timedelta(hours=2))
    newest = make_article()
    assert locations(client, "/sitemap-actualites.xml") == of_site(newest.get_absolute_url())
    assert client.get("/sitemap-actualites.xml?p=2").status_code == 404


def test_control_characters_do_not_break_the_news(client):
    article = make_article()
    Article.objects.filter(pk=article.pk).update(title="Un\x08 titre")
    assert read(client, "/sitemap-actualites.xml").find(f".//{NEWS}title").text == "Un titre"


def test_news_sitemap_may_be_empty(client):
    assert locations(client, "/sitemap-actualites.xml") == []


def test_queries_are_as_many_for_one_article_as_for_fifty(client):
    articles = file_of(make_article()).removeprefix("/sitemap-").removesuffix(".xml")
    names = [articles, "rubriques", "mots-cles", "auteurs", "archives", "actualites"]

    def add():
        make_article(section=make_section(), tags=[make_tag()], authors=[make_author()])

    def queries(name):
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/sitemap-{name}.xml")
        return len(captured)

    add()
    queries("rubriques")  # Django keeps the Site in memory from the first request on.
    for_one = {name: queries(name) for name in names}
    for _ in range(49):
        add()
    assert max(for_one.values()) <= 6
    assert {name: queries(name) for name in names} == for_one
