"""Lists by pages: each has an address that keeps showing the same articles, and costs the same however deep."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import lists
from articles.choices import State
from articles.keyset import InvalidMarkError, read_mark
from articles.models import Article, AuthorEntry, TagEntry
from articles.months import months_with_articles
from articles.tags import merge_tags
from articles.views import ARTICLES_PER_PAGE
from tests.builders import make_article, make_author, make_draft, make_section, make_tag

pytestmark = pytest.mark.django_db

LINK = r'rel="{}" href="([^"]*)"'


@pytest.fixture(scope="module")
def archive(lasting):
    """A section, a tag and an author with 45 articles; two of them of each instant."""
    section, tag, author = make_section(), make_tag(), make_author()
    now = timezone.now().replace(day=20, hour=12) - timedelta(days=40)
    for number in range(45):
        make_article(section=section, tags=[tag], authors=[author], published_at=now - timedelta(minutes=number // 2))
    return section, tag, author


@pytest.fixture
def filled(archive):
    """The section, the tag and the author of the archive, which a test may change."""
    return [type(row).objects.get(pk=row.pk) for row in archive]


def leaf(client, address, rel="next"):
    """[titles of each page], following its links from `address`; and the last address."""
    pages = []
    while True:
        response = client.get(address)
        assert response.status_code == 200
        pages.append([article.pk for article in response.context["articles"]])
        link = re.search(LINK.format(rel), response.content.decode())
        if not link:
            return pages, address
        address = link[1]


@pytest.mark.parametrize("which", [0, 1, 2])
def test_each_article_stands_on_one_page_forward_and_back(client, filled, which):
    first = filled[which].get_absolute_url()
    pages, last = leaf(client, first)
    assert [len(page) for page in pages] == [20, 20, 5]
    assert [key for page in pages for key in page] == list(Article.objects.newest_first().values_list("pk", flat=True))
    assert leaf(client, last, "prev") == (pages[::-1], first)


def test_month_is_leafed_through_too(client, filled):
    month = timezone.localtime(Article.objects.first().published_at)
    assert [len(page) for page in leaf(client, f"/archives/{month:%Y/%m}/")[0]] == [20, 20, 5]


def test_page_keeps_its_articles_when_others_are_published(client, filled):
    (_, second, _), _ = leaf(client, filled[0].get_absolute_url())
    address = re.search(LINK.format("next"), client.get(filled[0].get_absolute_url()).content.decode())[1]
    make_article(section=filled[0])
    assert [article.pk for article in client.get(address).context["articles"]] == second


def test_numbered_links_of_elsewhere_still_lead_to_their_page(client, filled):
    address = filled[0].get_absolute_url()
    (_, second, _), _ = leaf(client, address)
    assert client.get(f"{address}?page=1")["Location"] == address
    answer = client.get(f"{address}?page=2", follow=True)
    assert [article.pk for article in answer.context["articles"]] == second
    for number in ("4", "0", "-1", "51", "99999999999999999999", "last", "", "²"):
        assert client.get(address, {"page": number}).status_code == 404


NO_MARKS = [
    *("", "x", "20261301000000000000-1", "20260101000000000000", "20260101000000000000-" + "9" * 30, "\0"),
    *("20260101000000000000-012", "٢٠٢٦٠١٠١٠٠٠٠٠٠٠٠٠٠٠٠-12"),
]


def test_anything_that_is_no_place_of_a_list_is_not_found(client, filled):
    for mark in NO_MARKS:
        assert client.get(filled[0].get_absolute_url(), {"avant": mark}).status_code == 404
        with pytest.raises(InvalidMarkError):
            read_mark(mark)


@pytest.mark.parametrize("which", [0, 1, 2])
def test_place_of_no_article_leads_to_the_page_that_begins_there(client, filled, which):
    address = filled[which].get_absolute_url()
    (first, second, _), _ = leaf(client, address)
    old = re.search(LINK.format("next"), client.get(address).content.decode())[1]
    last = Article.objects.get(pk=first[-1])
    last.state = State.UNPUBLISHED
    last.save()
    lists.enter_in_lists([last])
    answer = client.get(old)
    assert answer.status_code == 302
    moved = client.get(answer["Location"])
    assert [article.pk for article in moved.context["articles"]] == second
    assert f"-{first[-2]}" in answer["Location"]


def test_place_before_all_articles_leads_to_the_first_page(client, filled):
    address = filled[0].get_absolute_url()
    answer = client.get(f"{address}?avant=29991231000000000000-1")
    assert (answer.status_code, answer["Location"]) == (302, address)


def test_month_without_articles_is_no_page(client, filled):
    make_article(published_at=timezone.now() + timedelta(days=90))
    later = timezone.localtime() + timedelta(days=90)
    for month in ("1000/01", "2999/12", f"{later:%Y/%m}", "١٠٠٠/01"):
        assert client.get(f"/archives/{month}/").status_code == 404
        assert client.get(f"/archives/{month}/?avant=20260101000000000000-1", follow=True).status_code == 404


def test_queries_of_a_deep_page_are_one_more_than_those_of_the_first(client, filled):
    def queries(address):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return [query["sql"] for query in captured]

    first = filled[0].get_absolute_url()
    _, last = leaf(client, first)
    deep = queries(last)
    assert len(deep) == len(queries(first)) + 1
    assert [sql for sql in deep if "OFFSET" in sql or "COUNT(" in sql] == []


def test_lists_are_read_in_an_index(filled):
    if connection.vendor != "sqlite":
        pytest.skip("reads the plan in SQLite's words; PostgreSQL reads so small a table without its index")
    articles, (section, tag, author) = Article.objects.published(), filled
    for rows in (
        articles,
        articles.in_section(section),
        articles.in_month(2026, 3),
        articles.tagged(tag),
        articles.by(author),
    ):
        plan = rows.newest_first().values("pk")[:ARTICLES_PER_PAGE].explain()
        assert ("SCAN articles_article" in plan, "TEMP B-TREE" in plan) == (False, False)


def steps(rows):
    """How many steps SQLite's machine takes to read `rows`."""
    taken = []
    connection.connection.set_progress_handler(lambda: taken.append(1), 1)
    list(rows)
    connection.connection.set_progress_handler(None, 1)
    return len(taken)


def test_old_pages_are_not_reached_through_the_newer_articles(filled):
    if connection.vendor != "sqlite":
        return
    section, now = filled[0], timezone.now()
    old = make_article(section=section, published_at=now - timedelta(days=400)).published_at
    month = Article.objects.published().in_month(old.year, old.month).newest_first().values("pk")
    deep = Article.objects.published().in_section(section).newest_first().filter(published_at__lte=old).values("pk")
    before = steps(month), steps(deep)
    newer = [
        Article(title="Neuf", slug=f"neuf-{n}", section=section, state=State.PUBLISHED, published_at=now)
        for n in range(500)
    ]
    Article.objects.bulk_create(newer)
    assert (steps(month.all()), steps(deep.all())) == before


def entries():
    """What the lists hold: (keyword, date, article) and (author, date, article)."""
    return [
        set(model.objects.values_list(name, "published_at", "article"))
        for model, name in ((TagEntry, "tag"), (AuthorEntry, "author"))
    ]


def test_lists_made_again_say_the_same(filled):
    make_draft(tags=[filled[1]], authors=[filled[2]])
    before = entries()
    assert [len(found) for found in before] == [45, 45]
    lists.rebuild()
    assert entries() == before


def test_merged_keyword_takes_the_list_of_the_other(client, filled):
    _, tag, _ = filled
    other = make_tag()
    late = make_article(tags=[other])
    merge_tags(tag, other)
    assert leaf(client, other.get_absolute_url())[0][0][0] == late.pk
    assert TagEntry.objects.filter(tag=other).count() == TagEntry.objects.count() == 46


def test_article_whose_time_has_not_come_is_in_no_list(client, filled):
    _, tag, author = filled
    late = make_article(tags=[tag], authors=[author], published_at=timezone.now() + timedelta(hours=1))
    for subject in (tag, author):
        shown = client.get(subject.get_absolute_url()).context["articles"]
        assert (len(shown), late in shown) == (20, False)


def test_months_are_found_in_three_queries_whatever_the_archive(filled, django_assert_num_queries):
    month = timezone.localtime(Article.objects.first().published_at).date().replace(day=1)
    make_article(published_at=timezone.now() - timedelta(days=4_000))
    make_article(published_at=timezone.now() + timedelta(days=90))
    with django_assert_num_queries(3):
        years = months_with_articles()
    old = timezone.localtime(timezone.now() - timedelta(days=4_000)).date().replace(day=1)
    assert [found for year in years for found in year.months] == [month, old]


def test_desk_counts_its_articles_up_to_a_bound(client, filled, monkeypatch):
    monkeypatch.setattr("articles.admin.bounded.COUNTED", 30)
    client.force_login(get_user_model().objects.create_superuser("chef"))
    response = client.get("/admin/articles/article/")
    assert response.context["cl"].result_count == 30
