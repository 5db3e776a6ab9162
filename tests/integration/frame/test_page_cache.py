"""Pages made once: who gets them, with which headers."""

import gzip
import re
from datetime import timedelta

import pytest
from django.urls import get_resolver
from django.utils import timezone

from articles.choices import State
from articles.models import Article
from newsroom.pagecache.application import is_ours
from newsroom.pagecache.encodings import chosen_encoding
from newsroom.pagecache.pages import KEPT
from tests.builders import make_article, make_section
from tests.integration.frame.readers import Site

#: Every address that the page cache leaves to Django, beside the desk's: who adds one decides here.
NEVER_KEPT = {
    "articles:outside_preview",
    "articles:search",
    "articles:suggestions",
    "comments:answer_as_newsroom",
    "comments:ask_again",
    "comments:ask_for_link",
    "comments:confirm",
    "comments:erase",
    "comments:erased",
    "comments:export",
    "comments:link_sent",
    "comments:own_comments",
    "comments:permalink",
    "comments:post",
    "comments:recommend",
    "comments:reply",
    "comments:report",
    "comments:reported",
    "comments:rewrite",
    "comments:sent",
    "comments:status",
    "comments:unsubscribe",
    "comments:withdraw",
    "error_reported",
    "report_error",
}


def names_of(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from names_of(pattern, f"{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            yield f"{prefix}{pattern.name}"


def test_every_address_is_kept_or_said_not_to_be():
    public = {name for name in names_of(get_resolver()) if not name.startswith("admin:")}
    assert public == KEPT.keys() | NEVER_KEPT


def test_second_reader_gets_the_same_bytes_without_django(site):
    address = make_article().get_absolute_url()
    first, second = site.get(address), site.get(address)
    assert (first, site.renders) == (second, 1)
    assert "Le paragraphe numéro 8" in first.text


def test_browser_is_told_to_ask_each_time_and_nothing_of_caches_between(site):
    seen = site.get(make_article().get_absolute_url())
    assert seen.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert seen.headers["vary"] == "Accept-Encoding"
    assert seen.headers.keys().isdisjoint(
        {"surrogate-key", "surrogate-control", "cdn-cache-control", "cache-tag", "x-accel-expires"}
    )
    assert "default-src 'none'" in seen.headers["content-security-policy"]


def test_nginx_in_front_is_told_to_keep_it_to_the_end_of_the_second_and_nothing_personal(db, settings, time_machine):
    settings.PAGE_CACHE_BEHIND_NGINX = True
    site, address = Site(), make_article().get_absolute_url()
    time_machine.move_to(1_900_000_000.7, tick=False)
    assert site.get(address).headers["x-accel-expires"] == "@1900000000"
    tag = site.get(address).headers["etag"]
    time_machine.move_to(1_900_000_001.2, tick=False)
    assert site.get(address, IF_NONE_MATCH=tag).headers["x-accel-expires"] == "@1900000001"
    assert "x-accel-expires" not in site.get(address, COOKIE="sessionid=a").headers


def test_advertised_parameters_make_no_page_of_their_own_and_do_not_show(site):
    section = make_section()
    for _ in range(21):
        make_article(section=section)
    address = section.get_absolute_url()
    seen = site.get(f"{address}?utm_source=lettre")
    assert "utm_source" not in seen.text
    assert site.get(f"{address}?fbclid=xyz") == seen
    older = address + re.search(r"\?avant=[\d-]+", seen.text)[0]
    assert site.get(f"{older}&utm_source=x") != seen
    assert site.kept() == [address, tuple(older.split("?"))]


def test_places_and_months_that_nobody_wrote_are_not_kept(site):
    article = make_article()
    address = article.section.get_absolute_url()
    invented = [f"{address}?avant=2026010100000000000{digit}-{digit}" for digit in range(1, 5)]
    invented += ["/archives/1000/01/", "/sitemap-articles-1000-01.xml"]
    assert {site.get(page).status for page in invented} <= {302, 404}
    assert site.kept() == []


@pytest.mark.parametrize("encoding", ["gzip", "br", "zstd", "identity"])
def test_each_encoding_has_a_tag_of_its_own_and_answers_304_to_it(site, encoding):
    address = make_article().get_absolute_url()
    seen = site.get(address, ACCEPT_ENCODING=encoding)
    assert seen.headers.get("content-encoding", "identity") == encoding
    assert int(seen.headers["content-length"]) == len(seen.body)
    again = site.get(address, ACCEPT_ENCODING=encoding, IF_NONE_MATCH=seen.headers["etag"])
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", seen.headers["etag"])
    other = "identity" if encoding == "br" else "br"
    assert site.get(address, ACCEPT_ENCODING=other, IF_NONE_MATCH=seen.headers["etag"]).status == 200
    assert site.renders == 1


def test_gzip_opens_to_the_page(site):
    address = make_article().get_absolute_url()
    assert gzip.decompress(site.get(address, ACCEPT_ENCODING="gzip").body) == site.get(address).body


def test_date_answers_304_to_who_has_no_tag(site, time_machine):
    address = make_article().get_absolute_url()
    time_machine.move_to(timezone.now() + timedelta(seconds=5))
    date = site.get(address).headers["last-modified"]
    assert site.get(address, IF_MODIFIED_SINCE=date).status == 304
    assert site.get(address, IF_MODIFIED_SINCE="Thu, 01 Jan 2015 00:00:00 GMT").status == 200
    assert site.get(address, IF_MODIFIED_SINCE=date, IF_NONE_MATCH='"autre"').status == 200


@pytest.mark.parametrize(
    "date", ["hier", "Thu, 01 Jan 1970 00:00:00 +99999999999999", "Fri, 01 Jan 2100 00:00:00 GMT", "1" * 65_000]
)
def test_date_that_we_did_not_send_is_no_reason_to_send_nothing(site, time_machine, date):
    address = make_article().get_absolute_url()
    time_machine.move_to(timezone.now() + timedelta(seconds=5))
    site.get(address)
    assert site.get(address, IF_MODIFIED_SINCE=date).status == 200


def test_head_tells_all_but_the_page(site):
    address = make_article().get_absolute_url()
    seen = site.get(address, ACCEPT_ENCODING="gzip")
    head = site.get(address, method="HEAD", ACCEPT_ENCODING="gzip")
    assert (head.status, head.headers, head.body) == (200, seen.headers, b"")


def test_redirection_and_withdrawal_are_kept_and_absence_is_not(site):
    moved, gone = make_article(slug="avant"), make_article(state=State.UNPUBLISHED)
    moved = Article.objects.get(pk=moved.pk)
    moved.slug = "apres"
    moved.save()
    addresses = ["/articles/avant/", gone.get_absolute_url(), "/articles/rien/"]
    seen = [[site.get(address).status for address in addresses] for _ in range(2)]
    assert seen == [[301, 410, 404]] * 2
    assert site.get("/articles/avant/").headers["location"] == "/articles/apres/"
    assert site.renders == 4


def test_redirection_and_withdrawal_are_said_again_to_who_has_them(site):
    moved, gone = make_article(slug="avant"), make_article(state=State.UNPUBLISHED)
    moved = Article.objects.get(pk=moved.pk)
    moved.slug = "apres"
    moved.save()
    for address, status in (("/articles/avant/", 301), (gone.get_absolute_url(), 410)):
        tag = site.get(address).headers["etag"]
        seen = [site.get(address, IF_NONE_MATCH=match).status for match in (tag, "*")]
        assert seen == [status] * 2


def test_address_that_hides_a_parameter_in_its_path_is_no_page(site):
    section = make_section()
    for _ in range(21):
        make_article(section=section)
    address = section.get_absolute_url()
    older = re.search(r"\?avant=[\d-]+", site.get(address).text)[0]
    assert site.get(address + older).status == 200
    assert site.get("", more={"PATH_INFO": address + older}).status == 404


def test_headers_longer_than_any_of_a_browser_are_not_remembered(site):
    address = make_article().get_absolute_url()
    site.get(address, ACCEPT_ENCODING="gzip")
    known = [memo.cache_info().currsize for memo in (is_ours, chosen_encoding)]
    accepted, host = "gzip, " + "x" * 256, f"{'a' * 256}.example"
    assert "content-encoding" not in site.get(address, ACCEPT_ENCODING=accepted).headers
    assert site.get(address, HOST=host).status == 400
    assert [memo.cache_info().currsize for memo in (is_ours, chosen_encoding)] == known


@pytest.mark.parametrize(
    "headers",
    [{"COOKIE": "sessionid=abc"}, {"COOKIE": "theme=dark; sessionid=abc"}, {"AUTHORIZATION": "Basic YTpi"}],
)
def test_who_is_somebody_is_answered_by_django(site, headers):
    address = make_article().get_absolute_url()
    site.get(address)
    assert "cache-control" not in site.get(address, **headers).headers
    assert site.renders == 2


def test_other_host_is_refused_by_django(site):
    make_article()
    site.get("/")
    assert site.get("/", HOST="ailleurs.example").status == 400


def test_over_http_a_secure_site_leads_to_https(settings, db):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SITE_URL = "https://testserver"
    site = Site()
    assert [site.get("/", X_FORWARDED_PROTO="https").status, site.get("/").status] == [200, 301]
    assert site.get("/", X_FORWARDED_PROTO="https").status == 200


def test_shared_caches_are_told_how_long_and_what(settings, db):
    settings.PAGE_CACHE_PURGE_URLS = ["http://127.0.0.1:6081/"]
    settings.TOUCH_LISTENERS = []
    site, article = Site(), make_article()
    seen = site.get(article.get_absolute_url())
    assert seen.headers["surrogate-key"] == f"site article:{article.pk}"
    assert seen.headers["cache-tag"] == f"site,article:{article.pk}"
    scope, seconds = seen.headers["cdn-cache-control"].split(", max-age=")
    assert (scope, 0 < int(seconds) <= settings.PAGE_CACHE_LASTS) == ("public", True)
    assert seen.headers["surrogate-control"] == f"max-age={seconds}"
    assert seen.headers["cache-control"] == "public, max-age=0, must-revalidate"
