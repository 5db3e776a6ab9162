"""A journalist who leaves: what they wrote and did stays, under their name while they are only deactivated."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from articles.choices import State
from articles.desk_notes import add_desk_note
from articles.models import Article, Byline, DeskNote, Transition
from articles.workflow import make_move
from tests.builders import make_author, make_draft, make_user


@pytest.fixture
def work(journalist):
    """An article that Ada signed, annotated and submitted."""
    article = make_draft(authors=[make_author(user=journalist)], created_by=journalist)
    add_desk_note(article, "À vérifier.", by=journalist)
    return make_move(article, "submit", by=journalist)


@pytest.fixture
def administrator(client, db):
    """A client of the administrator."""
    client.force_login(make_user("root", is_superuser=True))
    return client


def what_stays():
    rows = Article.objects.count(), Byline.objects.count(), DeskNote.objects.count(), Transition.objects.count()
    return rows, Article.objects.get().state, Article.objects.get().byline


def test_erasing_the_account_erases_nothing_else(journalist, work):
    before = what_stays()
    journalist.delete()
    assert what_stays() == before
    assert before[0] == (1, 1, 1, 1)
    assert before[1] == State.IN_REVIEW


def test_deactivating_keeps_who_did_what(journalist, work):
    journalist.is_active = False
    journalist.save()
    assert Transition.objects.get().by == DeskNote.objects.get().by == Article.objects.get().created_by == journalist


def test_who_worked_here_is_not_erased_from_the_desk(administrator, client, journalist, work):
    client.force_login(journalist)
    client.force_login(User.objects.get(username="root"))
    address = f"/admin/auth/user/{journalist.pk}/delete/"
    assert client.post(address, {"post": "yes"}).status_code == 403
    client.post("/admin/auth/user/", {"action": "delete_selected", "post": "yes", "_selected_action": [journalist.pk]})
    assert User.objects.filter(pk=journalist.pk).exists()


def test_account_made_by_mistake_is_erased(administrator, journalist):
    assert administrator.post(f"/admin/auth/user/{journalist.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not User.objects.filter(pk=journalist.pk).exists()
    assert LogEntry.objects.count() == 1
