"""robots.txt, security.txt and the other small files at fixed addresses."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone


def lines(client, url):
    response = client.get(url)
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert dict(response.cookies) == {}
    return response.content.decode().splitlines()


def test_robots_are_told_of_both_sitemaps(client):
    sitemaps = [line for line in lines(client, "/robots.txt") if line.startswith("Sitemap:")]
    assert sitemaps == [
        "Sitemap: http://testserver/sitemap.xml",
        "Sitemap: http://testserver/sitemap-actualites.xml",
    ]


def test_robots_stay_out_of_the_desk_the_search_and_the_forms(client):
    rules = lines(client, "/robots.txt")
    assert rules[0] == "User-agent: *"
    for path in ("/admin/", "/recherche/", "/commentaires/"):
        assert f"Disallow: {path}" in rules
    assert "Disallow: /" not in rules


def test_security_contact_is_valid_for_less_than_a_year(client):
    fields = dict(line.split(": ", 1) for line in lines(client, "/.well-known/security.txt"))
    assert fields["Contact"] == "mailto:redaction@example.org"
    assert fields["Preferred-Languages"] == "fr, en"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=30) < expires - timezone.now() < timedelta(days=365)


@pytest.mark.parametrize(("is_reserved", "value"), [(True, 1), (False, 0)])
def test_text_and_data_mining_is_reserved_or_not(client, settings, is_reserved, value):
    settings.TDM_RESERVED = is_reserved
    response = client.get("/.well-known/tdmrep.json")
    assert response["Content-Type"] == "application/json"
    assert json.loads(response.content) == [{"location": "/", "tdm-reservation": value}]


def test_site_installs_under_its_name(client):
    response = client.get("/manifest.webmanifest")
    assert response["Content-Type"] == "application/manifest+json"
    manifest = json.loads(response.content)
    assert (manifest["name"], manifest["lang"], manifest["start_url"]) == ("Le Courrier des Collines", "fr", "/")
    assert [icon["src"] for icon in manifest["icons"]] == ["/static/img/icon-192.png", "/static/img/logo.png"]


def test_humans_are_told_who_makes_the_paper(client):
    assert lines(client, "/humans.txt")[0] == "Le Courrier des Collines"
