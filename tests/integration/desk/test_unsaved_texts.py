"""What is typed and not saved: kept apart, offered again, never lost with a session."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, ArticleVersion, UnsavedText
from articles.versions.unsaved import MAX_LENGTH
from tests.builders import make_article, make_draft
from tests.integration.desk.sheets import ADD, address, open_sheet, save

AUTOSAVE = "/admin/articles/article/brouillons/garder/"


@pytest.fixture
def article(db):
    return make_draft(title="Le titre")


@pytest.fixture
def desk(client, chief):
    client.force_login(chief)
    return client


def autosave(client, sheet):
    return client.post(AUTOSAVE, sheet).status_code


def kept_titles():
    return [kept.data["title"][0] for kept in UnsavedText.objects.order_by("pk")]


def offered(client, article):
    return [offer.kept.data["title"][0] for offer in client.get(address(article)).context["offers"]]


def test_text_is_kept_apart_from_the_article_and_its_versions(desk, article):
    sheet = open_sheet(desk, article)
    for title in ("Le t", "Le titre neuf"):
        autosave(desk, sheet | {"title": title})
    article.refresh_from_db()
    assert (article.title, kept_titles(), ArticleVersion.objects.count()) == ("Le titre", ["Le titre neuf"], 0)


def test_text_is_offered_with_what_changes_when_the_article_is_opened_again(desk, article):
    autosave(desk, open_sheet(desk, article) | {"title": "Le titre neuf"})
    page = desk.get(address(article)).content.decode()
    assert "Une version non enregistrée du" in page
    assert "Le titre<ins> neuf</ins>" in page


def test_text_taken_up_again_is_in_the_form_and_saved_by_its_button(desk, article):
    autosave(desk, open_sheet(desk, article) | {"title": "Le titre neuf", "tags": []})
    kept = UnsavedText.objects.get()
    response = desk.get(address(article), {"reprendre": kept.pk})
    form = response.context["adminform"].form
    assert (form["title"].value(), form.errors, response.context["offers"]) == ("Le titre neuf", {}, [])
    article.refresh_from_db()
    assert article.title == "Le titre"
    desk.post(address(article), {name: values[-1] if values else "" for name, values in kept.data.items()})
    article.refresh_from_db()
    assert (article.title, UnsavedText.objects.count()) == ("Le titre neuf", 0)


def test_new_article_taken_up_again_is_written_once(desk):
    autosave(desk, open_sheet(desk) | {"title": "Un nouveau"})
    form = desk.get(ADD, {"reprendre": UnsavedText.objects.get().pk}).context["adminform"].form
    assert (form["title"].value(), Article.objects.count()) == ("Un nouveau", 0)
    desk.post(ADD, open_sheet(desk) | {"title": "Un nouveau", "slip": form["slip"].value()})
    assert (Article.objects.count(), UnsavedText.objects.count()) == (1, 0)


def test_text_kept_by_an_earlier_sheet_is_not_written_over_by_the_next(desk, article):
    for title in ("Avant la panne", "Après la panne"):
        autosave(desk, open_sheet(desk, article) | {"title": title})
    assert offered(desk, article) == ["Après la panne", "Avant la panne"]


def test_saving_forgets_its_own_sheet_only(desk, article):
    autosave(desk, open_sheet(desk, article) | {"title": "Ancien essai"})
    sheet = open_sheet(desk, article) | {"title": "Le bon"}
    autosave(desk, sheet)
    desk.post(address(article), sheet)
    assert kept_titles() == ["Ancien essai"]


def test_text_that_is_what_is_stored_is_not_offered(desk, article):
    autosave(desk, open_sheet(desk, article))
    assert offered(desk, article) == []


def test_forgetting_is_ones_own_to_do(client, desk, article, journalist):
    autosave(desk, open_sheet(desk, article) | {"title": "Autre"})
    forget = reverse("admin:articles_article_forget", args=[UnsavedText.objects.get().pk])
    stranger = Client()
    stranger.force_login(journalist)
    assert stranger.post(forget).status_code == 404
    desk.post(forget)
    assert UnsavedText.objects.count() == 0


def test_nobody_takes_up_the_text_of_another(desk, article, journalist):
    autosave(desk, open_sheet(desk, article) | {"title": "Secret"})
    Article.objects.filter(pk=article.pk).update(created_by=journalist)
    other = Client()
    other.force_login(journalist)
    assert offered(other, article) == []
    response = other.get(address(article), {"reprendre": UnsavedText.objects.get().pk})
    assert "Secret" not in response.content.decode()


def test_a_form_opened_by_another_account_is_not_kept(desk, article, journalist):
    sheet = open_sheet(desk, article)
    other = Client()
    other.force_login(journalist)
    assert (autosave(other, sheet), autosave(desk, sheet | {"slip": "x:y"})) == (403, 403)
    assert UnsavedText.objects.count() == 0


def test_what_is_too_long_is_refused(desk, article):
    assert autosave(desk, open_sheet(desk, article) | {"body": "a" * MAX_LENGTH}) == 413
    assert UnsavedText.objects.count() == 0


def test_only_the_last_sheets_of_an_article_are_kept(desk, article):
    for number in range(7):
        autosave(desk, open_sheet(desk, article) | {"title": f"Essai {number}"})
    assert kept_titles() == [f"Essai {number}" for number in range(2, 7)]


def test_a_move_is_never_kept(desk, article):
    autosave(desk, open_sheet(desk, article) | {"move": "publish", "is_update": "on"})
    assert {"move", "is_update", "csrfmiddlewaretoken"} & set(UnsavedText.objects.get().data) == set()


def test_text_sent_after_the_session_ended_is_back_after_the_login(desk, article):
    sheet = open_sheet(desk, article) | {"title": "Tapé trop tard"}
    desk.logout()
    response = desk.post(address(article), sheet, follow=True)
    assert "Votre session avait expiré. Votre texte est gardé" in response.content.decode()
    login = {"username": "chloe", "password": "secret", "next": address(article)}
    assert "Tapé trop tard" in desk.post(reverse("admin:login"), login, follow=True).content.decode()
    assert offered(desk, article) == ["Tapé trop tard"]


def test_a_stranger_leaves_nothing(client, article):
    client.post(address(article), {"title": "Intrus", "slip": "forgé"})
    assert UnsavedText.objects.count() == 0


def test_text_sent_with_the_token_of_an_earlier_session_is_kept(chief, article):
    client = Client(enforce_csrf_checks=True)
    client.force_login(chief)
    sheet = open_sheet(client, article) | {"title": "Après une autre connexion"}
    response = client.post(address(article), sheet)
    assert (response.status_code, kept_titles()) == (403, ["Après une autre connexion"])
    assert "Votre texte est gardé" in response.content.decode()
    assert offered(client, article) == ["Après une autre connexion"]


def test_any_other_form_with_a_stale_token_is_refused_as_before(chief):
    client = Client(enforce_csrf_checks=True)
    client.force_login(chief)
    assert "Votre texte est gardé" not in client.post("/contact/", {"text": "x"}).content.decode()


def test_texts_nobody_took_up_are_forgotten_after_thirty_days(desk, article):
    for title, days in (("Oublié", 31), ("Récent", 29)):
        autosave(desk, open_sheet(desk, article) | {"title": title})
        texts = UnsavedText.objects.filter(data__title__0=title)
        texts.update(saved_at=timezone.now() - timedelta(days=days))
    call_command("purge_desk", dry_run=True, stdout=io.StringIO())
    assert kept_titles() == ["Oublié", "Récent"]
    call_command("purge_desk", stdout=io.StringIO())
    assert kept_titles() == ["Récent"]


def test_saving_a_published_article_forgets_its_text(desk):
    article = make_article()
    sheet = open_sheet(desk, article) | {"title": "Corrigé"}
    autosave(desk, sheet)
    desk.post(address(article), sheet)
    assert UnsavedText.objects.count() == 0
    assert save(desk, article).status_code == 302
