"""Readers recommend a comment, without an account, a cookie or a script."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from comments.choices import State
from comments.models import CommentDetails, Recommendation
from comments.tokens import form_token
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return make_comment(state=State.PUBLIC, name="Odile")


def recommend(comment, network=1, *, host=7, headers=None, token=None):
    visitor = Client(REMOTE_ADDR=f"192.0.{network}.{host}")
    token = form_token(f"article:{comment.details.article_id}") if token is None else token
    return visitor.post(reverse("comments:recommend", args=[comment.pk]), {"token": token}, headers=headers)


def total(comment):
    return CommentDetails.objects.get(pk=comment.pk).recommendations


def test_button_of_the_page_counts_and_leads_back_to_the_comment(client, comment):
    page = client.get(comment.details.article.get_absolute_url()).content.decode()
    address = re.search(r'formaction="([^"]+)"', page)[1]
    token = re.search(r'<form id="recommander".*?value="([^"]+)"', page)[1]
    answer = client.post(address, {"token": token})
    assert (answer.status_code, answer["Location"]) == (303, reverse("comments:permalink", args=[comment.pk]))
    assert (total(comment), dict(answer.cookies)) == (1, {})


def test_page_shows_how_many_recommend_it(client, comment):
    article = comment.details.article.get_absolute_url()
    assert "recommandation" not in client.get(article).content.decode()
    recommend(comment)
    assert "1\u00a0recommandation<" in client.get(article).content.decode()
    recommend(comment, 2)
    recommend(comment, 3)
    assert "3\u00a0recommandations<" in client.get(article).content.decode()


def test_page_is_the_same_for_all_visitors(comment):
    pages = []
    for network in (1, 2):
        recommend(comment, 1)
        answer = Client(REMOTE_ADDR=f"192.0.{network}.7").get(comment.details.article.get_absolute_url())
        pages.append((answer.content, dict(answer.cookies), answer.get("Vary", "")))
    assert pages[0] == pages[1]


def test_one_network_counts_once_a_comment(comment):
    other = make_comment(comment.details.article, state=State.PUBLIC)
    for host in (7, 8, 9):
        recommend(comment, host=host)
        recommend(other, host=host)
    assert (total(comment), total(other)) == (1, 1)


def test_network_that_is_not_known_counts_for_nothing(comment):
    answer = Client(REMOTE_ADDR="").post(
        reverse("comments:recommend", args=[comment.pk]),
        {"token": form_token(f"article:{comment.details.article_id}")},
    )
    assert (answer.status_code, total(comment)) == (303, 0)


def test_two_comments_that_one_network_recommends_are_not_linked(comment):
    recommend(comment)
    recommend(make_comment(comment.details.article, state=State.PUBLIC))
    first, second = Recommendation.objects.values_list("network_key", flat=True)
    assert first != second


@pytest.mark.parametrize(
    "attempt",
    [
        {"headers": {"Sec-Fetch-Site": "cross-site"}},
        {"headers": {"Origin": "https://ailleurs.example"}},
        {"token": ""},
        {"token": "20000:forged"},
    ],
)
def test_what_does_not_come_from_the_page_asks_again_and_counts_nothing(comment, attempt):
    answer = recommend(comment, **attempt)
    page = answer.content.decode()
    assert (answer.status_code, total(comment)) == (422, 0)
    said = "Votre navigateur ne confirme pas" if "headers" in attempt else "Cette page était ouverte depuis longtemps"
    assert said in page
    assert f'value="{form_token(f"article:{comment.details.article_id}")}"' in page
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("method", ["get", "head"])
def test_following_the_address_counts_nothing(client, comment, method):
    assert getattr(client, method)(reverse("comments:recommend", args=[comment.pk])).status_code == 200
    assert total(comment) == 0


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLIC])
def test_hidden_comment_is_not_recommended(state):
    comment = make_comment(make_article(), state=state)
    assert (recommend(comment).status_code, total(comment)) == (404, 0)


def test_comment_that_left_the_site_has_no_button(client, comment):
    answer = make_comment(comment.details.article, state=State.PUBLIC, parent=comment)
    CommentDetails.objects.filter(pk=comment.pk).update(state=State.REMOVED)
    page = client.get(comment.details.article.get_absolute_url()).content.decode()
    buttons = re.findall(r"/recommander/(\d+)/", page)
    assert buttons == [str(answer.pk)]
