"""Nothing of a visitor stays in the page cache."""

import pytest
from django.conf import settings as django_settings
from django.contrib.auth import SESSION_KEY
from django.test import Client

from comments.choices import State
from comments.models import CommentDetails
from comments.tokens import LINK_LASTS, link_token
from newsroom.pagecache.application import PageCache
from tests.builders import make_article, make_author, make_tag
from tests.integration.comments.canary import addresses
from tests.integration.comments.visitors import form_data, make_comment
from tests.integration.frame.readers import Site

MARK = "canari7kx"
#: All that a visitor brings, each word marked.
HEADERS = {
    "COOKIE": f"csrftoken={MARK}; messages={MARK}; theme={MARK}",
    "USER_AGENT": f"Navigateur {MARK}",
    "REFERER": f"http://testserver/{MARK}",
    "ACCEPT_LANGUAGE": "en",
    "X_FORWARDED_FOR": f"203.0.113.7, {MARK}",
    "X_FORWARDED_HOST": f"{MARK}.example",
    "ORIGIN": "http://testserver",
}
FORM = {"name": f"Nom {MARK}", "email": f"{MARK}@exemple.org", "comment": MARK, "message": MARK, "reason": MARK}


@pytest.fixture
def walked(site, client, chief):
    """The newspaper after a marked visitor, then an editor, asked for every address and sent every form."""
    article = make_article(authors=[make_author()], tags=[make_tag()])
    public = make_comment(article, state=State.PUBLIC, name="Awa")
    waiting = make_comment(article, name=f"Attente {MARK}", email=f"attente{MARK}@exemple.org")
    tokens = [link_token(purpose, waiting.pk) for purpose in LINK_LASTS]
    tokens.append(link_token("own_comments", CommentDetails.objects.get(pk=waiting.pk).commenter_id))
    values = {
        "article_pk": [str(article.pk)],
        "comment_pk": [str(public.pk)],
        "number": ["2"],
        "token": tokens,
        "object_id": [str(article.pk)],
        "app_label": ["articles"],
        "slug": [article.slug, article.section.slug, article.authors.get().slug, article.tags.get().slug],
        "month": [article.published_at.strftime("%Y/%m")],
        "int": [str(article.pk)],
        "path": ["demo.jpg"],
        "anything": [article.slug],
    }
    client.force_login(chief)
    session = {"COOKIE": f"{django_settings.SESSION_COOKIE_NAME}={client.cookies['sessionid'].value}"}
    for _route, asked in addresses(values):
        for address in asked:
            site.get(f"{address}?q={MARK}&page={MARK}&utm_source={MARK}&repondre={public.pk}", **HEADERS)
            site.get(f"{address}?utm_source={MARK}", **HEADERS)
            site.get(address, **session)
            if not address.startswith("/admin/"):
                site.post(address, form_data(article) | FORM | {"token": "faux"}, **HEADERS)
    return site, tokens, session["COOKIE"].partition("=")[2]


def what_is_kept(site):
    pages = site.cache.memory.pages()
    return {key: page.body + repr(page.headers).encode() + key.encode() for key, page in pages.items()}


def test_no_page_kept_holds_anything_of_a_visitor_nor_was_made_for_someone(walked):
    site, tokens, session = walked
    kept = what_is_kept(site)
    assert len(kept) > 20
    words = [MARK, session, *tokens, "Set-Cookie", "csrfmiddlewaretoken", "'nonce-", "/apercu/"]
    assert [(key, word) for key, content in kept.items() for word in words if word.encode() in content] == []
    # The search above can see: Django does answer some of these addresses with the visitor's words.
    assert MARK in site.get(f"/recherche/?q={MARK}", **HEADERS).text
    nobody = Client()
    assert SESSION_KEY not in nobody.session
    for key in ("/", "/contact/", "/archives/"):
        assert site.get(key).text == nobody.get(key).content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        [("Set-Cookie", "a=b")],
        [("Cache-Control", "private, no-store")],
        [("Cache-Control", "no-cache")],
        [("Vary", "Accept-Encoding, Cookie")],
        [("Vary", "*")],
        [("Content-Security-Policy", "script-src 'nonce-abc'")],
    ],
)
def test_answer_that_says_it_is_for_one_reader_is_not_kept(db, headers):
    class Answer(list):
        def close(self):
            pass

    def django(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain"), *headers])
        return Answer([b"Bonjour"])

    site = Site()
    site.cache = PageCache(django, 2**20)
    seen = site.get("/humans.txt")
    assert (seen.body, site.kept()) == (b"Bonjour", [])
    assert seen.headers.items() >= {(name.lower(), value) for name, value in headers}


@pytest.mark.parametrize("status", ["200 OK", "301 Moved Permanently", "410 Gone"])
def test_only_what_is_true_for_all_is_kept(db, status):
    assert _kept_of(status) == ["/humans.txt"]


@pytest.mark.parametrize("status", ["302 Found", "303 See Other", "404 Not Found", "422 Unprocessable", "500 Oh"])
def test_other_answers_are_asked_again(db, status):
    assert _kept_of(status) == []


def _kept_of(status):
    class Answer(list):
        def close(self):
            pass

    def django(environ, start_response):
        start_response(status, [("Content-Type", "text/plain")])
        return Answer([b"Bonjour"])

    site = Site()
    site.cache = PageCache(django, 2**20)
    site.get("/humans.txt")
    return site.kept()
