"""A real browser on a live server, for what only a screen can show."""

import os
from contextlib import contextmanager

import pytest
from django.test import Client
from playwright.sync_api import sync_playwright

from tests.chromium import ADVICE, find_chromium
from tests.one_at_a_time import lock

# Playwright's event loop runs in this very thread, which Django would otherwise take for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nobody looks: drawing by software what a graphics card would costs a tenth of the time.
    "--disable-gpu",
    "--disable-software-rasterizer",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@contextmanager
def launched(**options):
    """A Chromium, closed at the end; skips the test where there is none."""
    path = find_chromium()
    if path is None:
        pytest.skip(ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS, **options)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium():
    with launched() as browser:
        yield browser


@pytest.fixture
def new_page(chromium, live_server, settings):
    """A function that opens a page: `new_page(width=360, scheme="dark")`. The live server is its base address."""
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    contexts = []

    def open_page(width=1280, height=900, scheme="light", **options):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="fr-FR",
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    # What a page had just asked is answered before the database is emptied.
    with lock:
        pass


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def sign_in(live_server):
    """A function that gives a page the session of a user, without the login page: `sign_in(page, user)`."""

    def sign_in(page, user):
        client = Client()
        client.force_login(user)
        cookie = client.cookies["sessionid"]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return page

    return sign_in
