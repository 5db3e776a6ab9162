"""While somebody keeps the database busy, what visitors send waits; if it cannot, they are told and lose nothing."""

from functools import partial

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from comments import patience
from comments.choices import State
from comments.models import CommentDetails
from comments.patience import patient
from comments.tokens import link_token
from tests.builders import make_article
from tests.integration.comments.visitors import form_data, make_comment, send

SORRY = "Le site est très sollicité et n’a pas pu enregistrer votre commentaire."


def test_comment_that_cannot_be_kept_comes_back_with_its_words(transactional_db, request):
    article = make_article()
    while_busy = request.getfixturevalue("while_busy")
    answer = while_busy(partial(send, Client(), article))
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    page = answer.content.decode()
    assert SORRY in page
    assert "Enfin une bonne nouvelle.</textarea>" in page
    assert 'value="awa.traore@exemple.org"' in page
    crowd = request.getfixturevalue("crowd")
    assert crowd([CommentDetails.objects.count]) == [0]
    assert crowd([lambda: send(Client(), article).status_code]) == [303]


def test_comment_waits_for_its_turn(transactional_db, request, monkeypatch):
    article = make_article()
    while_busy = request.getfixturevalue("while_busy")
    monkeypatch.setattr(patience, "GIVES_UP_AFTER", 60)
    answer = while_busy(partial(send, Client(), article), lasts=1)
    assert answer.status_code == 303


def test_whatever_else_a_visitor_asks_for_is_answered_in_words(transactional_db, request):
    article = make_article()
    waiting = make_comment(article, wants_replies=True)
    public = make_comment(article, state=State.PUBLIC, email="issa@exemple.org")
    owner = link_token("own_comments", public.details.commenter_id)
    asked = [
        (reverse("comments:confirm", args=[link_token("confirm", waiting.pk)]), {}),
        (reverse("comments:unsubscribe", args=[link_token("unsubscribe", waiting.pk)]), {}),
        (reverse("comments:report", args=[public.pk]), {"reason": "injure"}),
        (reverse("comments:recommend", args=[public.pk]), form_data(article)),
        (reverse("comments:withdraw", args=[owner, public.pk]), {}),
        (reverse("comments:erase", args=[owner]), {"textes": "retirer"}),
    ]
    while_busy = request.getfixturevalue("while_busy")
    answers = while_busy(lambda: [Client().post(address, data) for address, data in asked])
    assert [(answer.status_code, answer["Retry-After"]) for answer in answers] == [(503, "30")] * len(asked)
    assert {answer["Cache-Control"] for answer in answers} == {"private, no-store"}
    assert ["Le site est très sollicité" in answer.content.decode() for answer in answers] == [True] * len(asked)
    (states,) = request.getfixturevalue("crowd")(
        [lambda: list(CommentDetails.objects.order_by("pk").values_list("state", flat=True))]
    )
    assert states == [State.UNCONFIRMED, State.PUBLIC]


class RefusedError(Exception):
    """What psycopg raises, as far as Django passes it on."""

    def __init__(self, sqlstate):
        super().__init__("refused")
        self.sqlstate = sqlstate


def refused(times, sqlstate):
    """A function that the database refuses a given number of times; and the list of its calls."""
    calls = []

    @patient
    def write():
        calls.append(connection.in_atomic_block)
        if len(calls) <= times:
            raise OperationalError("refused") from RefusedError(sqlstate)
        return "written"

    return write, calls


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("sqlstate", ["40001", "40P01", "55P03"])
def test_transaction_that_stood_in_the_way_of_another_is_begun_again(sqlstate):
    write, calls = refused(3, sqlstate)
    assert write() == "written"
    assert calls == [True] * 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("sqlstate", ["57P01", "", None])
def test_other_failures_are_not_tried_again(sqlstate):
    write, calls = refused(1, sqlstate)
    with pytest.raises(OperationalError):
        write()
    assert len(calls) == 1


@pytest.mark.django_db
def test_part_of_a_larger_transaction_is_not_begun_again_alone():
    write, calls = refused(1, "40001")
    with pytest.raises(OperationalError):
        write()
    assert len(calls) == 1
