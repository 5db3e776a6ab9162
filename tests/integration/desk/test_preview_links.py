"""A link for somebody outside: it opens without an account, for some days, until it is revoked."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.choices import State
from articles.models import Article, PreviewLink
from tests.builders import make_article, make_draft


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


@pytest.fixture
def outside():
    return Client()


def page_of(article):
    return reverse("admin:articles_article_links", args=[article.pk])


def make_link(client, article, days=7):
    client.post(page_of(article), {"days": days})
    return PreviewLink.objects.first()


def test_the_link_shows_the_stored_article_without_an_account(desk, outside):
    article = make_draft(title="Encore un secret", body="<p>Le texte.</p>")
    link = make_link(desk, article)
    page = outside.get(link.get_absolute_url()).content.decode()
    assert ("Encore un secret" in page, "Le texte." in page, "Aperçu avant parution." in page) == (True, True, True)


def test_it_is_neither_cached_nor_indexed_nor_told_to_other_sites(desk, outside):
    response = outside.get(make_link(desk, make_draft()).get_absolute_url())
    headers = {name: response[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")}
    assert headers == {
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex",
        "Referrer-Policy": "no-referrer",
    }
    page = response.content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert not [word for word in ("og:title", "ld+json", "canonical", "wa.me", "<textarea") if word in page]
    assert response.cookies == {}


def test_it_dies_when_revoked(desk, outside):
    article = make_draft(title="Encore un secret")
    link = make_link(desk, article)
    desk.post(reverse("admin:articles_article_revoke", args=[article.pk, link.pk]))
    response = outside.get(link.get_absolute_url())
    assert (response.status_code, "Encore un secret" in response.content.decode()) == (410, False)
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("days", [1, 7, 30])
def test_it_dies_after_the_days_chosen(desk, outside, days):
    link = make_link(desk, make_draft(), days)
    assert link.expires_at - link.made_at - timedelta(days=days) < timedelta(seconds=5)
    PreviewLink.objects.update(expires_at=timezone.now())
    assert outside.get(link.get_absolute_url()).status_code == 410


def test_other_lengths_are_refused(desk):
    article = make_draft()
    desk.post(page_of(article), {"days": 365})
    assert PreviewLink.objects.count() == 0


def test_a_token_that_was_not_signed_here_is_not_found(desk, outside):
    link = make_link(desk, make_draft())
    token = link.get_absolute_url().split("/")[2]
    key, signature = token.split(".")
    forged = [f"{int(key) + 1}.{signature}", key, f"{key}.", f"x.{signature}", f"{key}.{signature[:-1]}"]
    assert {outside.get(f"/apercu/{token}/").status_code for token in forged} == {404}


def test_once_the_article_is_out_the_link_leads_to_it(desk, outside):
    article = make_article()
    link = make_link(desk, article)
    response = outside.get(link.get_absolute_url())
    assert (response.status_code, response["Location"]) == (302, article.get_absolute_url())


def test_an_article_that_was_withdrawn_is_not_shown(desk, outside):
    article = make_draft(title="Encore un secret")
    link = make_link(desk, article)
    Article.objects.filter(pk=article.pk).update(state=State.UNPUBLISHED)
    response = outside.get(link.get_absolute_url())
    assert (response.status_code, "Encore un secret" in response.content.decode()) == (410, False)


def test_a_scheduled_article_is_shown_by_its_link_alone(desk, outside):
    article = make_article(title="Pour demain", published_at=timezone.now() + timedelta(days=1))
    link = make_link(desk, article)
    assert "Pour demain" in outside.get(link.get_absolute_url()).content.decode()
    addresses = [outside.get(path).content.decode() for path in ("/sitemap.xml", "/")]
    assert [page for page in addresses if "apercu" in page or "Pour demain" in page] == []


def test_the_list_says_who_made_each_and_until_when(desk):
    article = make_draft()
    link = make_link(desk, article)
    page = desk.get(page_of(article)).content.decode()
    assert "Créé par Chloé le" in page
    assert link.get_absolute_url() in page


def test_links_are_made_by_who_may_edit_and_revoked_by_who_may_read(client, desk, journalist, moderator):
    own, another = make_draft(created_by=journalist), make_draft()
    link = make_link(desk, own)
    client.force_login(journalist)
    assert [client.post(page_of(article), {"days": 7}).status_code for article in (own, another)] == [302, 404]
    Article.objects.filter(pk=own.pk).update(state=State.IN_REVIEW)
    assert client.post(page_of(own), {"days": 7}).status_code == 403
    client.post(reverse("admin:articles_article_revoke", args=[own.pk, link.pk]))
    link.refresh_from_db()
    assert link.is_open is False
    client.force_login(moderator)
    assert client.get(page_of(own)).status_code == 404
