"""What each page costs in queries: exactly so many, for one item and for fifty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.builders import make_article, make_author, make_photo, make_section, make_tag

#: PostgreSQL asks besides how many articles hold each word of a search, which FTS5 knows by itself.
SEARCH = {"sqlite": 5, "postgresql": 6}
COSTS = {
    "article": 6,
    "front": 6,
    "section": 4,
    "tag": 3,
    "author": 3,
    "month": 2,
    "archive": 3,
    "search": SEARCH[connection.vendor],
    "rss": 3,
    "plan": 9,
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


def count(client, pages):
    numbers = {}
    for name, address in pages.items():
        client.get(address)  # Fills what Django itself remembers: content types, the site.
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        numbers[name] = len(queries)
    return numbers


def test_pages_cost_the_same_for_one_article_and_for_fifty(client, subjects):
    article = add(subjects, 1)[0]
    pages = addresses(article, subjects)
    for_one = count(client, pages)
    add(subjects, 49)
    for_fifty = count(client, pages)
    # A page of fifty has what a page of one lacks: links to related articles, a second page of twenty.
    assert (for_one, for_fifty) == (COSTS, COSTS)
