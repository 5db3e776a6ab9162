"""«Plan du site»: every way into the paper, and nothing that readers may not open."""

import re
from datetime import timedelta

import pytest
from django.contrib.flatpages.models import FlatPage
from django.utils import timezone

from newsroom.pages import load_pages
from tests.builders import make_article, make_author, make_draft, make_section, make_tag

pytestmark = pytest.mark.django_db


def links(client):
    """Addresses that the plan itself links to, in order: not those of the masthead nor of the foot."""
    html = client.get("/plan-du-site/").content.decode()
    return re.findall(r'href="([^"]+)"', html[html.index("<main") : html.index("</main>")])


def test_plan_leads_to_all_there_is_to_read(client):
    section, tag, author = make_section(), make_tag(), make_author()
    article = make_article(section=section, tags=[tag], authors=[author])
    load_pages()
    month = f"/archives/{timezone.localtime(article.published_at):%Y/%m}/"
    expected = {section.get_absolute_url(), tag.get_absolute_url(), author.get_absolute_url(), month}
    expected |= {"/", "/recherche/", "/contact/", "/archives/", "/flux/rss/", "/flux/atom/"}
    expected |= {f"{section.get_absolute_url()}rss/", *FlatPage.objects.values_list("url", flat=True)}
    assert set(links(client)) == expected
    assert {address: client.get(address).status_code for address in expected} == dict.fromkeys(expected, 200)


def test_keyword_and_author_of_what_is_not_out_alone_are_left_out(client):
    tag, author = make_tag(), make_author()
    make_draft(tags=[tag], authors=[author])
    make_article(tags=[tag], authors=[author], published_at=timezone.now() + timedelta(hours=1))
    found = {tag.get_absolute_url(), author.get_absolute_url()} & set(links(client))
    assert found == set()


def test_only_what_readers_may_open_is_counted(client):
    of = {"section": make_section(name="Sport"), "tags": [make_tag()], "authors": [make_author()]}
    make_article(**of)
    make_draft(**of)
    make_article(**of, published_at=timezone.now() + timedelta(hours=1))
    html = client.get("/plan-du-site/").content.decode()
    totals = re.findall(r'site-map__total">([^<]+)<', html)
    assert [total.strip() for total in totals] == ["1 article", "1", "1"]


def test_names_come_as_in_a_dictionary(client):
    names = ["Zoé", "Élodie", "Eric", "awa"]
    make_article(authors=[make_author(name=name, slug=name.lower().replace("é", "e")) for name in names])
    authors = [address for address in links(client) if address.startswith("/auteurs/")]
    assert authors == ["/auteurs/awa/", "/auteurs/elodie/", "/auteurs/eric/", "/auteurs/zoe/"]


def test_plan_is_in_the_foot_of_pages_and_in_the_sitemap(client):
    footer = client.get("/contact/").content.decode()
    assert '<a href="/plan-du-site/">Plan du site</a>' in footer[footer.index("<footer") :]
    assert "<loc>http://testserver/plan-du-site/</loc>" in client.get("/sitemap-pages.xml").content.decode()
