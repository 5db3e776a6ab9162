"""The desk on a telephone, over 3G: what each page weighs, that it fits, that it is accessible, that it is all ours."""

import gzip
import re
from functools import lru_cache

import brotli
import pytest
from playwright.sync_api import expect

from comments.choices import State as CommentState
from tests.browser.screen import full_width, violations
from tests.builders import make_article, make_author, make_photo, make_user
from tests.integration.access.telephones import SET_UP
from tests.integration.comments.visitors import make_comment

KB = 1024
BUDGET = 150 * KB
#: The article form once one writes in it. The editor's one module is 141 KB of it: another's file, and there is no
#: build step to cut it.
WRITING_BUDGET = 235 * KB

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
    return squeezed(body) if "text" in kind or "svg" in kind else len(body)


@lru_cache
def squeezed(body):
    """Bytes of a file that many pages ask for, as WhiteNoise compresses it."""
    return len(brotli.compress(body))


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
        if sum(weights.values()) > BUDGET:
            heavy[name] = sum(weights.values()), sorted(weights.items(), key=lambda item: -item[1])[:8]
        # newsroom/desk_scripts.py keeps it out, from whatever widget it is asked for.
        strange |= {address for address in weights if "jquery" in address}
    assert (heavy, strange) == ({}, set())


def test_editor_comes_when_one_begins_to_write(desk, addresses):
    page = desk()
    responses = load(page, addresses["article form"])
    assert not [response.url for response in responses if "django_prose_editor/editor.js" in response.url]
    page.on("response", lambda response: response.ok and responses.append(response))
    page.locator(".writing-copy p").nth(1).click()
    expect(page.locator(".ProseMirror")).to_be_focused()
    expect(page.locator(".writing-copy")).to_have_count(0)
    page.keyboard.type(" Ici.")
    expect(page.locator(".ProseMirror p").nth(1)).to_have_text(re.compile(r" Ici\.$"))
    page.wait_for_load_state("networkidle")
    assert sum(map(transferred, responses)) < WRITING_BUDGET


def test_text_can_be_written_where_the_editor_does_not_come(desk, addresses):
    page = desk()
    page.route("**/django_prose_editor/editor.js", lambda route: route.abort())
    page.goto(addresses["article form"])
    page.get_by_role("textbox", name="Texte").click()
    expect(page.get_by_text("L’éditeur n’a pas pu être chargé.")).to_be_visible()
    expect(page.locator("textarea#id_body")).to_be_visible()


def test_each_page_fits_a_telephone(desk, addresses):
    page, wide = desk(), {}
    for name, address in addresses.items():
        page.goto(address)
        if (found := full_width(page)) > 360:
            wide[name] = found
    assert wide == {}


def test_pages_of_every_day_have_no_violation(desk, addresses):
    found = {}
    watched = ["articles", "article form", "moderation queue", "my security", "setting up", "my sessions"]
    for name, address in {"login": "/admin/login/", **{name: addresses[name] for name in watched}}.items():
        page = desk(signed_in=name != "login")
        page.goto(address)
        if broken := violations(page):
            found[name] = broken
        if name == "article form":
            page.get_by_role("textbox", name="Texte").click()
            expect(page.locator(".ProseMirror")).to_be_focused()
            page.get_by_role("button", name="Ajouter une signature").click()
            if broken := violations(page):
                found["article form, written in"] = broken
    assert found == {}
