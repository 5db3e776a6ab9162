"""The desk on a telephone, over 3G: what each page weighs, that it fits, that it is accessible, that it is all ours."""

import gzip

import brotli
import pytest

from comments.choices import State as CommentState
from tests.browser.screen import full_width, violations
from tests.builders import make_article, make_author, make_photo, make_user
from tests.integration.access.telephones import SET_UP
from tests.integration.comments.visitors import make_comment

KB = 1024
BUDGET = 150 * KB
#: What the article form weighs now, rounded up. The editor's one module is 141 KB of it, jQuery and Select2, which the
#: admin's completion of names needs, 45 KB: both are others' files, and there is no build step to cut them.
FORM_BUDGET = 290 * KB
#: Violations of the article form that Select2 and Django's own inlines and split dates bring, by the rule of axe.
KNOWN = {
    "article form": {
        "aria-input-field-name", "empty-table-header", "label", "label-title-only", "list"
    },
}  # fmt: skip

#: Kind of page → its address. {article}, {photo}: numbers.
PAGES = {
    "home": "/admin/",
    "articles": "/admin/articles/article/",
    "article form": "/admin/articles/article/{article}/change/",
    "photos": "/admin/articles/photo/",
    "photo form": "/admin/articles/photo/{photo}/change/",
    "front page": "/admin/articles/frontpageslot/",
    "dossier form": "/admin/articles/dossier/add/",
    "moderation queue": "/admin/comments/commentdetails/",
    "my security": "/admin/ma-securite/",
    "setting up": SET_UP,
    "my sessions": "/admin/mes-sessions/",
    "new password": "/admin/password_change/",
}


@pytest.fixture
def addresses(transactional_db):
    """PAGES, of a newspaper that holds one of each."""
    article, photo = make_article(authors=[make_author()]), make_photo()
    make_comment(article, state=CommentState.UNCONFIRMED)
    return {name: address.format(article=article.pk, photo=photo.pk) for name, address in PAGES.items()}


@pytest.fixture
def desk(new_page, addresses, sign_in):
    """A function that opens a page on a telephone, with nothing in its cache, signed in as the administrator or not."""
    root = make_user("root", is_superuser=True)

    def open_page(signed_in=True):
        page = new_page(width=360, height=740)
        return sign_in(page, root) if signed_in else page

    return open_page


def transferred(response):
    """Bytes of `response` on the wire: pages as GZipMiddleware sends them, files as WhiteNoise keeps them."""
    body, kind = response.body(), response.headers.get("content-type", "")
    if "html" in kind or "json" in kind:
        return len(gzip.compress(body))
    return len(brotli.compress(body)) if "text" in kind or "svg" in kind else len(body)


def load(page, address):
    """Open `address`; returns its responses, all of them in."""
    responses = []

    def keep(response):
        responses.append(response)

    page.on("response", keep)
    page.goto(address, wait_until="networkidle")
    return [response for response in responses if response.ok and not response.url.startswith("data:")]


def test_each_page_is_light_and_asks_no_one_else(desk, addresses, live_server):
    heavy, strange = {}, set()
    for name, address in {"login": "/admin/login/", **addresses}.items():
        responses = load(desk(signed_in=name != "login"), address)
        strange |= {response.url for response in responses if not response.url.startswith(live_server.url)}
        weights = {response.url.removeprefix(live_server.url): transferred(response) for response in responses}
        if sum(weights.values()) > (FORM_BUDGET if name == "article form" else BUDGET):
            heavy[name] = sum(weights.values()), sorted(weights.items(), key=lambda item: -item[1])[:8]
    assert (heavy, strange) == ({}, set())


def test_each_page_fits_a_telephone(desk, addresses):
    page, wide = desk(), {}
    for name, address in addresses.items():
        page.goto(address)
        if (found := full_width(page)) > 360:
            wide[name] = found
    assert wide == {}


def test_pages_of_every_day_have_no_violation_but_those_known(desk, addresses):
    found = {}
    watched = ["articles", "article form", "moderation queue", "my security", "setting up", "my sessions"]
    for name, address in {"login": "/admin/login/", **{name: addresses[name] for name in watched}}.items():
        page = desk(signed_in=name != "login")
        page.goto(address)
        if broken := violations(page, but=KNOWN.get(name, ())):
            found[name] = broken
    assert found == {}
