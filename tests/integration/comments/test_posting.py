"""A visitor leaves a comment under an article."""

import pytest
from django.test import Client
from django.urls import reverse
from django_comments_xtd.models import XtdComment

from comments.choices import State
from comments.models import CommentDetails, Commenter
from tests.builders import make_article
from tests.integration.comments.visitors import form_data, make_comment, send

pytestmark = pytest.mark.django_db


def test_comment_is_kept_from_the_first_second_and_hidden(client):
    article = make_article()
    send(client, article)
    details = CommentDetails.objects.get()
    assert details.state == State.UNCONFIRMED
    assert details.comment.comment == "Enfin une bonne nouvelle."
    assert details.comment.is_public is False
    assert "Enfin une bonne nouvelle." not in client.get(article.get_absolute_url()).content.decode()


def test_author_is_led_to_a_page_that_shows_the_comment_and_what_to_do(client):
    answer = send(client, make_article())
    assert answer.status_code == 303
    page = client.get(answer["Location"])
    assert "Enfin une bonne nouvelle." in page.content.decode()
    assert "Un lien de confirmation vous a été envoyé." in page.content.decode()


def test_author_s_page_is_kept_by_no_cache_and_no_search_engine(client):
    page = client.get(send(client, make_article())["Location"])
    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Referrer-Policy"] == "same-origin"


def test_address_is_in_none_of_the_package_s_columns(client):
    send(client, make_article())
    comment = XtdComment.objects.get()
    assert (comment.user_email, comment.user_url, comment.ip_address, comment.user) == ("", "", None, None)


def test_same_address_is_one_commenter_however_it_is_written(client):
    article = make_article()
    send(client, article)
    send(client, article, email=" AWA.TRAORE@Exemple.ORG ", comment="Encore moi.")
    assert Commenter.objects.count() == 1


def test_same_form_sent_twice_makes_one_comment(client):
    article = make_article()
    first, second = send(client, article), send(client, article)
    assert (first.status_code, second.status_code) == (303, 303)
    assert XtdComment.objects.count() == 1


def test_no_page_of_the_conversation_sets_a_cookie_or_varies_on_one(client):
    article = make_article()
    comment = make_comment(article, state=State.PUBLIC)
    pages = [
        client.get(article.get_absolute_url()),
        client.get(reverse("comments:post", args=[article.pk])),
        client.get(reverse("comments:reply", args=[comment.pk])),
        client.get(send(client, article)["Location"]),
        send(client, article, name=""),
    ]
    assert [page.status_code for page in pages] == [200, 200, 200, 200, 422]
    assert client.cookies == {}
    assert ["Cookie" in page.get("Vary", "") for page in pages] == [False] * 5


def test_article_is_the_same_for_all_visitors():
    article = make_article()
    make_comment(article, state=State.PUBLIC)
    one = Client(REMOTE_ADDR="192.0.2.1", headers={"user-agent": "A"}).get(article.get_absolute_url())
    two = Client(REMOTE_ADDR="198.51.100.1", headers={"user-agent": "B"}).get(article.get_absolute_url())
    assert one.content == two.content


def test_form_needs_no_csrf_cookie():
    article = make_article()
    assert send(Client(enforce_csrf_checks=True), article).status_code == 303


def test_form_needs_no_token_but_its_own_article_s(client):
    article, other = make_article(), make_article()
    address = reverse("comments:post", args=[article.pk])
    assert client.post(address, form_data(other)).status_code == 422
    assert CommentDetails.objects.count() == 0
