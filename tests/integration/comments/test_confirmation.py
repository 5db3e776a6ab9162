"""The mailed link makes a comment public: by a button, once, for three days."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments import workflow
from comments.choices import Reason, State
from comments.models import CommentDetails
from tests.builders import make_article
from tests.integration.comments.visitors import link_in, make_comment, read_mails, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(title="Le lac monte")


@pytest.fixture
def message(client, article):
    send(client, article)
    (message,) = read_mails()
    return message


def state():
    return CommentDetails.objects.get().state


def test_mail_goes_to_the_address_and_holds_nothing_that_the_visitor_typed(message):
    assert message.to == ["awa.traore@exemple.org"]
    assert message.subject == "Confirmez votre commentaire – Le Courrier des Collines"
    assert "Le lac monte" in message.body
    assert [word in message.body for word in ("Awa", "awa", "bonne nouvelle", "&")] == [False] * 4


def test_link_is_short_and_absolute(message):
    assert len("http://testserver" + link_in(message)) < 110


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_link_changes_nothing(client, message, method):
    assert getattr(client, method)(link_in(message)).status_code == 200
    assert state() == State.UNCONFIRMED


def test_button_makes_the_comment_public(client, article, message):
    answer = client.post(link_in(message))
    assert answer.status_code == 303
    assert "Merci\u202f! Votre commentaire est publié." in client.get(answer["Location"]).content.decode()
    assert "Enfin une bonne nouvelle." in client.get(article.get_absolute_url()).content.decode()


def test_article_counts_its_public_comments(client, article, message):
    client.post(link_in(message))
    article.refresh_from_db()
    assert article.comment_count == 1


def test_confirming_twice_is_confirming_once(client, message):
    client.post(link_in(message))
    confirmed_at = CommentDetails.objects.get().confirmed_at
    assert client.post(link_in(message)).status_code == 303
    assert CommentDetails.objects.get().confirmed_at == confirmed_at


@pytest.mark.parametrize("judged", [State.REJECTED, State.SPAM, State.REMOVED, State.HELD])
def test_link_brings_back_nothing_that_a_moderator_took_away(client, message, judged):
    workflow._enter(CommentDetails.objects.get(), judged)
    client.post(link_in(message))
    assert state() == judged


def test_link_of_a_deleted_comment_is_not_found(client, message):
    CommentDetails.objects.get().comment.delete()
    assert client.post(link_in(message)).status_code == 404
    assert CommentDetails.objects.count() == 0


def test_old_link_says_so_and_offers_another(client, message):
    with time_machine.travel(timezone.now() + timedelta(days=3, hours=1)):
        page = client.post(link_in(message))
        assert page.status_code == 410
        assert state() == State.UNCONFIRMED
        ask_again = page.context["ask_again"]
        assert client.post(ask_again).status_code == 303
        (another,) = read_mails()
        assert client.post(link_in(another)).status_code == 303
    assert state() == State.PUBLIC


def test_forged_link_is_not_found(client, message):
    forged = link_in(message)[:-3] + "xx/"
    assert [client.get(forged).status_code, client.post(forged).status_code] == [404, 404]
    assert state() == State.UNCONFIRMED


def test_link_of_the_status_page_confirms_nothing(client, article):
    token = send(client, article)["Location"].split("/")[-2]
    assert client.post(f"/commentaires/confirmer/{token}/").status_code == 404


def test_one_address_gets_three_mails_a_day(client, article):
    comments = [make_comment(article, email="awa@exemple.org", text=f"Avis {number}.") for number in range(5)]
    assert len(read_mails()) == 3
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        workflow.ask_again(comments[4])
        assert len(read_mails()) == 1


def test_discussion_closed_meanwhile_holds_the_comment(client, article, message):
    article.allows_comments = False
    article.save()
    client.post(link_in(message))
    details = CommentDetails.objects.get()
    assert (details.state, details.reason) == (State.PENDING, Reason.CLOSED)
