"""Why a comment was not kept, told to its author: if they asked for mails, and after time to think again."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from comments import workflow
from comments.choices import State
from comments.models import OutgoingMail
from tests.integration.comments.visitors import make_comment, read_mails

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    """Held, of a confirmed address whose owner asked for mails; the confirmation has left."""
    comment = make_comment(
        name="Odile", email="odile@exemple.org", text="http://a.org http://b.org http://c.org", wants_replies=True
    )
    read_mails()
    workflow.confirm(comment)
    return comment


def mails_later():
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        return read_mails()


def test_author_learns_the_reason(comment, moderator):
    workflow.make_move(comment, "reject", by=moderator, reason="publicite")
    (message,) = mails_later()
    assert message.to == ["odile@exemple.org"]
    assert "Motif\u00a0: Publicité" in message.body
    assert f"«\u00a0{comment.details.article.title}\u00a0»" in message.body


def test_mail_holds_no_word_of_the_visitor_and_no_name_of_the_moderator(comment, moderator):
    workflow.make_move(comment, "reject", by=moderator, reason="publicite")
    (message,) = mails_later()
    said = message.subject + message.body
    assert [word for word in ("Odile", "http://a.org", "Moussa", "moussa") if word in said] == []


def test_public_comment_taken_down_is_explained_too(comment, moderator):
    workflow.make_move(comment, "approve", by=moderator)
    workflow.make_move(comment, "remove", by=moderator, reason="haine")
    assert len(mails_later()) == 1


def test_mail_leaves_only_after_time_to_think_again(comment, moderator):
    workflow.make_move(comment, "reject", by=moderator, reason="injure")
    assert read_mails() == []
    workflow.undo(comment, by=moderator)
    assert mails_later() == []
    assert OutgoingMail.objects.filter(kind="decision").count() == 0


def test_decision_made_again_is_told_once(comment, moderator):
    for _time in range(2):
        workflow.make_move(comment, "reject", by=moderator, reason="injure")
        workflow.undo(comment, by=moderator)
    workflow.make_move(comment, "reject", by=moderator, reason="haine")
    (message,) = mails_later()
    assert "Incitation à la haine" in message.body


@pytest.mark.parametrize(
    ("move", "reason"), [("reject", ""), ("spam", "publicite"), ("hold", "haine"), ("approve", "")]
)
def test_other_decisions_are_not_told(comment, moderator, move, reason):
    workflow.make_move(comment, move, by=moderator, reason=reason)
    assert mails_later() == []


def test_author_who_asked_for_no_mail_gets_none(moderator):
    comment = make_comment(state=State.PENDING)
    workflow.make_move(comment, "reject", by=moderator, reason="injure")
    assert mails_later() == []


def test_address_that_nobody_confirmed_gets_none(moderator):
    comment = make_comment(wants_replies=True)
    read_mails()
    workflow.make_move(comment, "reject", by=moderator, reason="injure")
    assert mails_later() == []
