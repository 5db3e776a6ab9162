"""Addresses in what leaves the site: they still lead somewhere in a feed reader or a mail."""

import pytest

from articles.addresses import absolute, absolute_html

PAGE = "https://collines.example/articles/le-pont/"


@pytest.mark.parametrize(
    ("site_url", "path", "address"),
    [
        ("https://collines.example", "/flux/rss/", "https://collines.example/flux/rss/"),
        ("https://collines.example", "/", "https://collines.example/"),
        ("http://127.0.0.1:8000", "/media/a.jpg", "http://127.0.0.1:8000/media/a.jpg"),
        ("https://collines.example", "https://cdn.example/a.jpg", "https://cdn.example/a.jpg"),
    ],
)
def test_path_gets_the_public_address_of_the_site(settings, site_url, path, address):
    settings.SITE_URL = site_url
    assert absolute(path) == address


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/contact/">x</a>', '<a href="https://collines.example/contact/">x</a>'),
        ('<a href="#suite">x</a>', f'<a href="{PAGE}#suite">x</a>'),
        ('<a href="/a?b=1&amp;c=2">x</a>', '<a href="https://collines.example/a?b=1&amp;c=2">x</a>'),
        ('<a href="https://example.org/">x</a>', '<a href="https://example.org/">x</a>'),
        ('<a href="mailto:a@b.example">x</a>', '<a href="mailto:a@b.example">x</a>'),
        (
            '<img src="/m/a.jpg" srcset="/m/a.jpg 320w, /m/b.jpg 640w" alt="un &quot;pont&quot;">',
            '<img src="https://collines.example/m/a.jpg" srcset="https://collines.example/m/a.jpg 320w, '
            'https://collines.example/m/b.jpg 640w" alt="un &quot;pont&quot;">',
        ),
        ('<p>Écrivez href="/contact/" ici.</p>', '<p>Écrivez href="/contact/" ici.</p>'),
        ('<img data-src="/a" alt="voir href=/b">', '<img data-src="/a" alt="voir href=/b">'),
        ('<a href="http://[faux">x</a>', '<a href="http://[faux">x</a>'),
    ],
)
def test_html_leads_where_it_led_on_its_page(html, expected):
    assert absolute_html(html, PAGE) == expected


def test_long_path_with_a_query_takes_no_longer_than_a_short_one():
    path = f"/mots-cles/{'a' * 5_000}/?avant=20210325022024000000-275"
    assert absolute(path) == f"http://testserver{path}"
