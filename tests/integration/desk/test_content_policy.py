"""The desk's content policy: the site's own, a nonce where the editor needs one, and nowhere else."""

import re

import pytest
from django.urls import reverse

from tests.builders import make_article, make_draft


def script_sources(response):
    directives = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    return directives["script-src"].split()


@pytest.fixture
def editor_page(client, chief):
    client.force_login(chief)
    return lambda: client.get(reverse("admin:articles_article_change", args=[make_draft().pk]))


def test_import_map_of_the_editor_carries_the_nonce_of_its_page(editor_page):
    response = editor_page()
    (nonce,) = re.findall(r'<script type="importmap" nonce="([^"]+)">', response.content.decode())
    assert script_sources(response) == ["'self'", f"'nonce-{nonce}'"]


def test_nonce_serves_once(editor_page):
    assert script_sources(editor_page()) != script_sources(editor_page())


def test_pages_without_an_editor_allow_no_inline_script(client, chief):
    article = make_article()
    client.force_login(chief)
    addresses = [
        reverse("admin:index"),
        reverse("admin:articles_article_changelist"),
        reverse("admin:articles_tag_add"),
        reverse("admin:articles_article_suggest"),
        reverse("admin:articles_article_preview", args=[article.pk]),
        article.get_absolute_url(),
        "/",
    ]
    allowed = {address: script_sources(client.get(address)) for address in addresses}
    assert allowed == {address: ["'self'"] for address in addresses}
