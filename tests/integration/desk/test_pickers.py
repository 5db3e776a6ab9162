"""What the writing surface is offered: targets for LIRE links, photos of the library."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.choices import State
from tests.builders import make_article, make_draft, make_photo

ARTICLES, PHOTOS = "admin:articles_article_suggest", "admin:articles_photo_suggest"


@pytest.fixture
def suggested(client, journalist):
    """A function: what a journalist is offered at an address, for a query."""
    client.force_login(journalist)

    def ask(name, **query):
        return client.get(reverse(name), query).json()["results"]

    return ask


def titles(results):
    return [result["title"] for result in results]


def test_lire_offers_only_what_readers_can_open(suggested, journalist):
    make_article(title="Le pont est ouvert")
    make_draft(title="Le pont est un secret", created_by=journalist)
    make_article(title="Le pont demain", published_at=timezone.now() + timedelta(hours=1))
    make_article(title="Le pont retiré", state=State.UNPUBLISHED)
    assert titles(suggested(ARTICLES, q="pont")) == ["Le pont est ouvert"]
    assert titles(suggested(ARTICLES)) == ["Le pont est ouvert"]


def test_target_is_told_by_its_surtitre_title_and_date(suggested):
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    article = make_article(surtitre="Sécurité", title="Le lac rouvre", published_at=noon)
    assert suggested(ARTICLES, q="lac") == [
        {"id": article.pk, "title": "Sécurité\u00a0: Le lac rouvre", "date": "1er\u00a0mars 2026"}
    ]


def test_accents_case_and_unfinished_words_do_not_matter(suggested):
    make_article(title="Élections à Goma")
    make_article(title="Une élection ailleurs")
    assert titles(suggested(ARTICLES, q="GOMA elec")) == ["Élections à Goma"]


def test_word_of_a_title_comes_before_a_newer_one_of_a_text(suggested):
    make_article(title="Un lac à sec", published_at=timezone.now() - timedelta(days=9))
    make_article(title="Autre chose", body="<p>Tout près du lac.</p>")
    assert titles(suggested(ARTICLES, q="lac")) == ["Un lac à sec", "Autre chose"]


def test_twelve_results_at_most_the_newest_first(suggested):
    now = timezone.now()
    for day in range(14):
        make_article(title=f"Jour {day}", published_at=now - timedelta(days=day))
        make_photo(caption=f"Vue {day}.")
    assert titles(suggested(ARTICLES)) == [f"Jour {day}" for day in range(12)]
    assert [photo["caption"] for photo in suggested(PHOTOS)] == [f"Vue {day}." for day in range(13, 1, -1)]


def test_photo_is_found_by_what_is_said_of_it(suggested):
    by_caption = make_photo(caption="Le port de Bujumbura.", credit="DR")
    by_credit = make_photo(caption="Autre chose.", credit="Awa Traoré / AFP")
    by_alt = make_photo(caption="", alt="Une barque bleue")
    found = {word: [photo["id"] for photo in suggested(PHOTOS, q=word)] for word in ("port buj", "awa", "barque")}
    assert found == {"port buj": [by_caption.pk], "awa": [by_credit.pk], "barque": [by_alt.pk]}


def test_photo_is_told_by_its_picture_caption_and_credit(suggested):
    photo = make_photo(caption="Le port.", credit="Courtoisie")
    expected = {
        "id": photo.pk, "thumbnail": photo.file.url, "caption": "Le port.", "credit": "Photo\u00a0: Courtoisie."
    }  # fmt: skip
    assert suggested(PHOTOS, q="port") == [expected]


def test_photos_of_a_text_are_told_together(suggested):
    first, _other, last = make_photo(), make_photo(), make_photo()
    asked = suggested(PHOTOS, ids=f"{first.pk},{last.pk},0,x,{10**30}")
    assert sorted(photo["id"] for photo in asked) == [first.pk, last.pk]


@pytest.mark.parametrize("question", ["\x00", "%", "_", ";--", "  ", "<b>", "a" * 5000, "é" * 300])
def test_any_question_is_answered(suggested, question):
    make_article(title="Le pont")
    make_photo(caption="Le pont.")
    blank = not question.strip(" \x00")
    assert titles(suggested(ARTICLES, q=question)) == (["Le pont"] if blank else [])
    assert [photo["caption"] for photo in suggested(PHOTOS, q=question)] == (["Le pont."] if blank else [])


def test_only_the_newsroom_is_answered(client, journalist, moderator, django_user_model):
    make_article()
    make_photo()
    reader = django_user_model.objects.create_user("eve")
    statuses = {}
    for name, user in {"journalist": journalist, "moderator": moderator, "reader": reader}.items():
        client.force_login(user)
        statuses[name] = [client.get(reverse(address)).status_code for address in (ARTICLES, PHOTOS)]
    client.logout()
    statuses["nobody"] = [client.get(reverse(address)).status_code for address in (ARTICLES, PHOTOS)]
    assert statuses == {
        "journalist": [200, 200], "moderator": [403, 403], "reader": [302, 302], "nobody": [302, 302]
    }  # fmt: skip


def test_nothing_is_answered_to_a_post(client, chief):
    client.force_login(chief)
    assert [client.post(reverse(address)).status_code for address in (ARTICLES, PHOTOS)] == [405, 405]


@pytest.mark.parametrize(("name", "make"), [(ARTICLES, make_article), (PHOTOS, make_photo)])
def test_ten_results_cost_as_many_queries_as_one(client, chief, django_assert_num_queries, name, make):
    client.force_login(chief)
    for total in (1, 10):
        while len(client.get(reverse(name)).json()["results"]) < total:
            make()
        # Session, user, second factor, last seen, permissions of the user and of the groups, results.
        with django_assert_num_queries(7):
            client.get(reverse(name))


def test_accents_and_case_of_a_photo_s_words_do_not_matter(suggested):
    photo = make_photo(caption="L’Élysée à l’aube.", credit="Awa Traoré / AFP", alt="Un cœur de pierre")
    make_photo(caption="Autre chose.")
    asked = ["elysee", "ÉLYSÉE", "l'elysee", "TRAORE", "coeur traoré"]
    assert {word: [found["id"] for found in suggested(PHOTOS, q=word)] for word in asked} == {
        word: [photo.pk] for word in asked
    }
