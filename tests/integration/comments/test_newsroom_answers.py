"""A journalist answers a reader under their own name, marked «La rédaction»."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.roles import JOURNALIST
from comments import workflow
from comments.choices import State
from comments.models import CommentDetails
from tests.builders import make_article, make_author, make_user
from tests.integration.comments.visitors import make_comment, put_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return make_comment(make_article(), state=State.PUBLIC)


@pytest.fixture
def page(comment):
    return reverse("comments:answer_as_newsroom", args=[comment.pk])


@pytest.fixture
def journalist(client):
    user = make_user("bob", JOURNALIST)
    make_author(name="Bob Niyonzima", user=user)
    client.force_login(user)
    return user


def test_answer_is_public_at_once_under_the_byline(client, journalist, comment, page):
    assert client.post(page, {"comment": "C'est exact."}).status_code == 303
    article = Client().get(comment.details.article.get_absolute_url()).content.decode()
    assert 'Bob Niyonzima <span class="comment__newsroom">La rédaction</span>' in article
    assert "C’est exact." in article


def test_reader_s_comment_is_not_marked(client, comment):
    article = client.get(comment.details.article.get_absolute_url()).content.decode()
    assert "comment__newsroom" not in article


def test_link_is_offered_to_journalists_only(client, journalist, comment, page):
    reply = reverse("comments:reply", args=[comment.pk])
    assert page in client.get(reply).content.decode()
    assert page not in Client().get(reply).content.decode()


def test_nobody_else_may_answer_so(client, page, django_user_model):
    assert Client().post(page, {"comment": "Moi."})["Location"].startswith("/admin/login/")
    client.force_login(django_user_model.objects.create_user("eve"))
    assert client.post(page, {"comment": "Moi."}).status_code == 403
    assert CommentDetails.objects.count() == 1


def test_form_is_protected_by_a_csrf_token_and_cached_nowhere(journalist, page):
    client = Client(enforce_csrf_checks=True)
    client.force_login(journalist)
    assert "no-store" in client.get(page)["Cache-Control"]
    assert client.post(page, {"comment": "Moi."}).status_code == 403


def test_empty_answer_is_refused(client, journalist, page):
    assert client.post(page, {"comment": " "}).status_code == 422
    assert CommentDetails.objects.count() == 1


def test_address_of_the_journalist_is_not_shown(client, journalist, comment, page):
    journalist.email = "bob@exemple.org"
    journalist.save()
    client.post(page, {"comment": "Oui."})
    assert "bob@" not in Client().get(comment.details.article.get_absolute_url()).content.decode()


def erasing(comment, answer):
    """`answer`, with `comment` erased just before."""

    def answer_too_late(**values):
        comment.delete()
        return answer(**values)

    return answer_too_late


@pytest.mark.parametrize("gone", ["hidden", "erased", "erased on the way"])
def test_answer_to_a_comment_that_went_meanwhile_comes_back_with_its_words(
    client, journalist, comment, page, gone, monkeypatch
):
    if gone == "hidden":
        put_in(comment, State.REMOVED)
    elif gone == "erased":
        comment.delete()
    else:
        monkeypatch.setattr(workflow, "answer_as_newsroom", erasing(comment, workflow.answer_as_newsroom))
    answer = client.post(page, {"comment": "C’est exact."})
    assert (answer.status_code, "C’est exact.</textarea>" in answer.content.decode()) == (422, True)
    assert "n’accepte plus de réponse" in answer.content.decode()
    assert CommentDetails.objects.filter(commenter=None).count() == 0
