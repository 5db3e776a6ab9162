"""Two people on one article: each is told of the other, and neither undoes what the other wrote without seeing it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from articles.choices import State
from articles.models import Presence, UnsavedText
from articles.roles import EDITOR_IN_CHIEF
from tests.builders import make_draft, make_user
from tests.integration.desk.sheets import address, open_sheet, save


@pytest.fixture
def article(db):
    return make_draft(title="Le titre", body="<p>Un.</p>")


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


@pytest.fixture
def other_desk(db):
    client = Client()
    client.force_login(make_user("bob", EDITOR_IN_CHIEF, first_name="Bob"))
    return client


def stored_title(article):
    article.refresh_from_db()
    return article.title


def beat(client, article, **data):
    return client.post(reverse("admin:articles_article_presence", args=[article.pk]), data).json()


def test_saving_over_a_version_not_seen_is_refused_with_both_texts(desk, other_desk, article):
    sheet = open_sheet(desk, article) | {"title": "Le mien", "body": "<p>Un.</p><p>La mienne.</p>"}
    save(other_desk, article, title="Le sien", body="<p>Un.</p><p>À lui.</p>")
    response = desk.post(address(article), sheet)
    page = response.content.decode()
    assert stored_title(article) == "Le sien"
    assert response.context["adminform"].form["title"].value() == "Le mien"
    assert "Bob a enregistré une autre version" in page
    assert "Le <del>sien</del><ins>mien</ins>" in page
    assert "<del>À lui.</del>" in page
    assert "<ins>La mienne.</ins>" in page


def test_pressing_save_again_is_refused_again(desk, other_desk, article):
    sheet = open_sheet(desk, article) | {"title": "Le mien"}
    save(other_desk, article, title="Le sien")
    for _ in range(2):
        desk.post(address(article), sheet | {"_continue": ""})
    assert stored_title(article) == "Le sien"


def test_ones_own_version_is_kept_knowingly_and_the_others_stays_among_the_versions(desk, other_desk, article):
    sheet = open_sheet(desk, article) | {"title": "Le mien"}
    save(other_desk, article, title="Le sien")
    number = desk.post(address(article), sheet).context["collision"]["number"]
    desk.post(address(article), sheet | {"overwrite": number})
    assert stored_title(article) == "Le mien"
    assert list(article.versions.order_by("history_id").values_list("title", flat=True)) == [
        "Le titre",
        "Le sien",
        "Le mien",
    ]


def test_a_third_version_that_came_meanwhile_is_not_overwritten(desk, other_desk, article):
    sheet = open_sheet(desk, article) | {"title": "Le mien"}
    save(other_desk, article, title="Le sien")
    number = desk.post(address(article), sheet).context["collision"]["number"]
    save(other_desk, article, title="Encore le sien")
    desk.post(address(article), sheet | {"overwrite": number})
    assert stored_title(article) == "Encore le sien"


def test_starting_again_from_what_is_stored_loses_nothing(desk, other_desk, article):
    sheet = open_sheet(desk, article) | {"title": "Le mien"}
    save(other_desk, article, title="Le sien")
    desk.post(address(article), sheet)
    offers = desk.get(address(article)).context["offers"]
    assert [(offer.kept.data["title"], offer.is_outdated) for offer in offers] == [(["Le mien"], True)]


def test_a_move_made_meanwhile_is_no_collision(desk, other_desk, article):
    sheet = open_sheet(desk, article) | {"title": "Le mien"}
    save(other_desk, article, move="approve")
    desk.post(address(article), sheet)
    article.refresh_from_db()
    assert (article.title, article.state) == ("Le mien", State.APPROVED)


def test_an_article_that_moved_out_of_ones_hands_keeps_what_was_typed(client, other_desk, journalist):
    article = make_draft(title="Le titre", created_by=journalist)
    client.force_login(journalist)
    sheet = open_sheet(client, article) | {"title": "Le mien"}
    save(other_desk, article, move="approve")
    response = client.post(address(article), sheet, follow=True)
    assert stored_title(article) == "Le titre"
    assert UnsavedText.objects.get().data["title"] == ["Le mien"]
    assert "Vous ne pouvez plus modifier cet article." in response.content.decode()
    assert "Le <del>titre</del><ins>mien</ins>" in response.content.decode()


def test_whoever_opens_an_article_is_told_who_has_it_open(desk, other_desk, article):
    desk.get(address(article))
    assert other_desk.get(address(article)).context["presence"] == "Chloé a aussi cet article ouvert."
    assert beat(desk, article)["others"] == "Bob a aussi cet article ouvert."


def test_who_was_not_heard_of_for_long_is_no_longer_named(desk, other_desk, article):
    beat(other_desk, article)
    Presence.objects.update(seen_at=Presence.objects.first().seen_at - timedelta(seconds=80))
    assert beat(desk, article)["others"] == ""


def test_a_newer_version_is_told_while_the_form_is_open(desk, other_desk, article):
    based_on = open_sheet(desk, article)["based_on"]
    assert beat(desk, article, based_on=based_on)["news"] == ""
    save(other_desk, article, title="Le sien")
    assert beat(desk, article, based_on=based_on)["news"].startswith("Bob vient d’enregistrer une autre version")


def test_nobody_is_told_of_an_article_they_may_not_open(client, journalist, article):
    client.force_login(journalist)
    assert client.post(reverse("admin:articles_article_presence", args=[article.pk])).status_code == 404
    assert Presence.objects.count() == 0
