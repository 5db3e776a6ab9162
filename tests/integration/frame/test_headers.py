"""The headers of every public page."""

import pytest

from articles.prepared import Prepared

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def policy(response):
    return dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))


def test_every_kind_of_page_has_the_strict_headers(client, newspaper):
    for name, address in newspaper.items():
        response = client.get(address)
        assert (name, policy(response)) == (name, POLICY)
        assert response["X-Content-Type-Options"] == "nosniff"
        # Pages whose address is a signed link say nothing of it to other sites, nor the rest of the conversation.
        private = {"commentaires": "same-origin", "apercu": "no-referrer"}
        referrer = private.get(address.split("/")[1], "strict-origin-when-cross-origin")
        assert (name, response["Referrer-Policy"]) == (name, referrer)
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["Permissions-Policy"] == "camera=(), microphone=(), geolocation=(), browsing-topics=()"


def test_public_pages_hold_nothing_that_the_policy_would_block(client, newspaper):
    for name, address in newspaper.items():
        page = client.get(address).content.decode()
        assert (name, "style=" in page, "<style" in page) == (name, False, False)


@pytest.mark.usefixtures("db")
def test_server_error_page_needs_no_database(client, settings, monkeypatch):
    settings.DEBUG = False
    client.raise_request_exception = False
    monkeypatch.setattr(Prepared, "__call__", lambda self, **values: 1 / 0)
    response = client.get("/")
    page = response.content.decode()
    assert response.status_code == 500
    assert ("Une erreur est survenue" in page, f">{settings.NEWSROOM_NAME}</a>" in page) == (True, True)
