"""What each page costs in queries: bounded, and the same for one item and for fifty."""

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.builders import make_article, make_author, make_photo, make_section, make_tag

#: The seventh of the search is PostgreSQL's: it asks how many articles hold each word, which FTS5 knows by itself.
LIMITS = {
    "article": 6,
    "front": 6,
    "section": 5,
    "tag": 5,
    "author": 5,
    "month": 5,
    "archive": 6,
    "search": 7,
    "rss": 6,
    "plan": 10,
}


@pytest.fixture
def subjects(db):
    section, tag, author = make_section(), make_tag(), make_author()
    return section, tag, author, make_photo()


def add(subjects, number):
    section, tag, author, photo = subjects
    return [
        make_article(section=section, tags=[tag], authors=[author], lead_photo=photo, comment_count=1)
        for _ in range(number)
    ]


def addresses(article, subjects):
    section, tag, author, _photo = subjects
    return {
        "article": article.get_absolute_url(),
        "front": "/",
        "section": section.get_absolute_url(),
        "tag": tag.get_absolute_url(),
        "author": author.get_absolute_url(),
        "month": f"/archives/{timezone.localtime(article.published_at):%Y/%m}/",
        "archive": "/archives/",
        "search": "/recherche/?q=paragraphe",
        "rss": "/flux/rss/",
        "plan": "/plan-du-site/",
    }


def count(client, connection, pages):
    numbers = {}
    for name, address in pages.items():
        client.get(address)  # Fills what Django itself remembers: content types, the site.
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        numbers[name] = len(queries)
    return numbers


def test_pages_cost_the_same_for_one_article_and_for_fifty(client, subjects, django_db_blocker):
    from django.db import connection  # noqa: PLC0415 -- bound to the test database only now

    article = add(subjects, 1)[0]
    pages = addresses(article, subjects)
    for_one = count(client, connection, pages)
    add(subjects, 49)
    for_fifty = count(client, connection, pages)
    # A page of fifty has what a page of one lacks: links to related articles, a second page of twenty.
    assert {name: number for name, number in for_fifty.items() if number > LIMITS[name]} == {}
    assert for_one == for_fifty
