"""Under which key a page is kept: its path and what it knows of the query string."""

import pytest

from newsroom.pagecache.pages import key_of, parameters_of


@pytest.mark.parametrize(
    ("path", "query", "key"),
    [
        ("/", "", "/"),
        ("/", "utm_source=lettre&fbclid=x", "/"),
        ("/", "page=2", "/"),
        ("/articles/le-lac/", "utm_source=lettre", "/articles/le-lac/"),
        ("/articles/le-lac/", "repondre=12", "/articles/le-lac/"),
        ("/rubriques/economie/", "page=2", ("/rubriques/economie/", "page=2")),
        ("/rubriques/economie/", "utm_source=x&page=2&a=b", ("/rubriques/economie/", "page=2")),
        ("/rubriques/economie/", "%70age=2", ("/rubriques/economie/", "page=2")),
        ("/sitemap-articles.xml", "p=3", ("/sitemap-articles.xml", "p=3")),
        ("/mentions-legales/", "x", "/mentions-legales/"),
    ],
)
def test_parameters_that_a_page_does_not_know_are_dropped(path, query, key):
    assert key_of(path, query) == key


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/rubriques/economie/", "page=2&page=3"),
        ("/rubriques/economie/", "page=last"),
        ("/rubriques/economie/", "page="),
        ("/rubriques/economie/", "page=02"),
        ("/rubriques/economie/", "page=99999999"),
        ("/rubriques/economie/", "page=2%0a"),
        ("/rubriques/economie/", "avant=20261124083000123456-0012"),
        ("/rubriques/economie/", "avant=٢٠٢٦١١٢٤٠٨٣٠٠٠١٢٣٤٥٦-12"),
    ],
)
def test_value_that_is_no_page_number_is_left_to_django(path, query):
    assert key_of(path, query) is None


@pytest.mark.parametrize(
    "path",
    [
        "/recherche/",
        "/admin/",
        "/admin/articles/article/",
        "/commentaires/1/publier/",
        "/commentaires/1/page/02/",
        "/commentaires/01/page/2/",
        "/commentaires/gerer/",
        "/commentaires/suivi/x~y~z/",
        "/static/css/base.css",
        "/articles/le-lac",
        "/articles/été/",
        "//",
        "/a?b/",
        "",
    ],
)
def test_page_that_is_not_in_the_table_is_left_to_django(path):
    assert (key_of(path, ""), key_of(path, "q=lac")) == (None, None)


def test_key_of_a_page_with_parameters_is_no_path():
    key = key_of("/rubriques/economie/", "page=2")
    assert key_of("/rubriques/economie/?page=2", "") is None
    assert not isinstance(key, str)


def test_only_short_addresses_of_pages_that_are_kept_are_remembered():
    key_of("/rubriques/economie/", "")
    known = parameters_of.cache_info().currsize
    for number in range(10):
        assert key_of(f"/articles/rien/{number}", "") is None
        assert key_of(f"/recherche/?{number}", "") is None
        assert key_of(f"/articles/{number}{'a' * 512}/", "") is None
    assert parameters_of.cache_info().currsize == known
