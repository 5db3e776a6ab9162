"""Who asked for it is told of each answer, once, and can stop it with one click."""

import re

import pytest

from comments import workflow
from comments.choices import State
from comments.models import CommentDetails
from tests.builders import make_article
from tests.integration.comments.visitors import link_in, make_comment, read_mails, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """A public comment whose author wants to hear of the answers."""
    comment = make_comment(make_article(title="Le lac monte"), email="awa@exemple.org", wants_replies=True)
    read_mails()
    workflow.confirm(comment)
    comment.refresh_from_db()
    return comment


def answer(comment, **overrides):
    reply = make_comment(comment.details.article, parent=comment, **overrides)
    read_mails()
    return reply


def test_box_ticked_in_the_form_is_remembered(client):
    send(client, make_article(), wants_replies="on")
    assert CommentDetails.objects.get().comment.followup is True


def test_answer_is_mailed_when_it_becomes_public(asked):
    reply = answer(asked, name="Issa", text="Un mot.")
    assert read_mails() == []
    workflow.confirm(reply)
    (message,) = read_mails()
    assert message.to == ["awa@exemple.org"]
    assert f"http://testserver/commentaires/lien/{reply.pk}/" in message.body
    assert [word in message.body for word in ("Issa", "Un mot", "&")] == [False] * 3


def test_answer_approved_later_is_mailed_then_and_once(asked, django_user_model):
    ada = django_user_model.objects.create_superuser("ada")
    reply = answer(asked)
    workflow.make_move(reply, "reject", by=ada)
    assert read_mails() == []
    workflow.make_move(reply, "approve", by=ada)
    assert len(read_mails()) == 1
    workflow.make_move(reply, "reject", by=ada)
    workflow.make_move(reply, "approve", by=ada)
    assert read_mails() == []


def test_who_did_not_ask_hears_nothing(asked):
    silent = make_comment(asked.details.article, state=State.PUBLIC)
    workflow.confirm(answer(silent))
    assert read_mails() == []


def test_answer_to_oneself_is_not_mailed(asked):
    workflow.confirm(answer(asked, email="awa@exemple.org"))
    assert read_mails() == []


def test_answer_taken_down_before_the_mail_left_is_not_mailed(asked):
    reply = answer(asked)
    workflow.confirm(reply)
    workflow.take_down(reply, "hors-sujet")
    assert read_mails() == []


def test_one_click_stops_the_mails(client, asked):
    workflow.confirm(answer(asked))
    (message,) = read_mails()
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = re.fullmatch(r"<http://testserver(/\S+)>", message.extra_headers["List-Unsubscribe"])[1]
    client.get(link)
    asked.refresh_from_db()
    assert asked.followup is True
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://courrier.example"}
    assert client.post(link, {"List-Unsubscribe": "One-Click"}, headers=headers).status_code == 200
    workflow.confirm(answer(asked, text="Encore."))
    assert read_mails() == []


def test_link_in_the_mail_leads_to_the_answer(client, asked):
    reply = answer(asked)
    workflow.confirm(reply)
    (message,) = read_mails()
    assert client.get(link_in(message))["Location"].endswith(f"#commentaire-{reply.pk}")
