"""Whether a form was sent from our own pages."""

import pytest
from django.test import RequestFactory

from comments.origin import client_address, is_same_origin


def post(**headers):
    return RequestFactory().post("/commentaires/1/publier/", headers=headers)


@pytest.mark.parametrize(
    ("headers", "same"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver.exemple.org"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://["}, False),
        ({"Referer": "http://testserver/articles/x/"}, True),
        ({"Referer": "http://ailleurs.exemple.org/?http://testserver/"}, False),
        ({}, True),
    ],
)
def test_origin_is_what_the_browser_says(headers, same):
    assert is_same_origin(post(**headers)) is same


def test_client_address_is_the_connection_s_own_when_no_proxy_is_trusted():
    assert client_address(post(**{"X-Forwarded-For": "203.0.113.9"})) == "127.0.0.1"


def test_client_address_is_what_the_trusted_proxies_wrote_down(settings):
    settings.PROXY_COUNT = 1
    assert client_address(post(**{"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})) == "203.0.113.9"
    assert client_address(post()) == ""
