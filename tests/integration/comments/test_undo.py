"""A moderator takes a decision back: the comment is as it was, and the log says so."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from comments import workflow
from comments.choices import Reason, State
from comments.models import CommentDetails, Decision
from comments.policy import MOVES, Mover
from comments.privacy import erase
from comments.roles import MODERATOR
from tests.builders import make_user
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db

MODERATORS_MOVES = [move for move in MOVES.values() if move.by is Mover.MODERATOR]


def stands(comment):
    details = CommentDetails.objects.get(pk=comment.pk)
    return details.state, details.reason


def held_comment(**overrides):
    """A comment that the rule of the first one holds."""
    comment = make_comment(text="http://a.org http://b.org http://c.org", **overrides)
    workflow.confirm(comment)
    return comment


@pytest.mark.parametrize("move", MODERATORS_MOVES, ids=lambda move: move.name)
def test_comment_is_again_where_it_was(move, moderator):
    for source in move.sources:
        comment = make_comment(state=source)
        workflow.make_move(comment, move.name, by=moderator)
        workflow.undo(comment, by=moderator)
        assert stands(comment)[0] == source


def test_reason_it_was_held_for_comes_back(moderator):
    comment = held_comment()
    workflow.make_move(comment, "reject", by=moderator, reason=Reason.OFF_TOPIC)
    workflow.undo(comment, by=moderator)
    assert stands(comment) == (State.PENDING, Reason.LINKS)


def test_undoing_is_a_decision_too(moderator):
    comment = held_comment()
    workflow.make_move(comment, "approve", by=moderator)
    approval = Decision.objects.first()
    workflow.undo(comment, by=moderator)
    entry = Decision.objects.first()
    assert (entry.by, entry.from_state, entry.to_state, entry.undoes) == (
        moderator,
        State.PUBLIC,
        State.PENDING,
        approval,
    )


def test_article_counts_its_comments_anew(moderator):
    comment = held_comment()
    workflow.make_move(comment, "approve", by=moderator)
    workflow.undo(comment, by=moderator)
    comment.details.article.refresh_from_db()
    assert comment.details.article.comment_count == 0


def test_what_was_taken_back_is_no_judgement(moderator):
    comment = held_comment()
    workflow.make_move(comment, "approve", by=moderator)
    assert comment.details.decided_by_a_person is True
    workflow.undo(comment, by=moderator)
    assert comment.details.decided_by_a_person is False


def test_comment_confirmed_meanwhile_goes_where_the_policy_sends_it(moderator, settings):
    settings.COMMENT_OPENING = "lecture"
    comment = make_comment()
    workflow.make_move(comment, "spam", by=moderator)
    workflow.confirm(comment)
    workflow.undo(comment, by=moderator)
    assert stands(comment) == (State.PENDING, Reason.READ_FIRST)


def test_only_the_last_decision_is_taken_back_and_once(moderator):
    comment = held_comment()
    workflow.make_move(comment, "approve", by=moderator)
    workflow.make_move(comment, "reject", by=moderator)
    workflow.undo(comment, by=moderator)
    assert stands(comment)[0] == State.PUBLIC
    with pytest.raises(PermissionDenied):
        workflow.undo(comment, by=moderator)


def someone_else(comment, moderator):
    return make_user("zoe", MODERATOR)


def no_longer_moderator(comment, moderator):
    moderator.groups.clear()
    return type(moderator).objects.get(pk=moderator.pk)


def after_its_author_withdrew_it(comment, moderator):
    workflow.make_move(comment, "withdraw", by=None)
    return moderator


def after_its_author_was_forgotten(comment, moderator):
    erase(comment.details.commenter, keep_texts=True)
    return moderator


@pytest.mark.parametrize(
    "change", [someone_else, no_longer_moderator, after_its_author_withdrew_it, after_its_author_was_forgotten]
)
def test_decision_stays(moderator, change):
    comment = held_comment()
    workflow.make_move(comment, "approve", by=moderator)
    by = change(CommentDetails.objects.with_comment().get(pk=comment.pk).comment, moderator)
    before = stands(comment)
    with pytest.raises(PermissionDenied):
        workflow.undo(comment, by=by)
    assert stands(comment) == before


def test_decision_of_last_week_stays(moderator):
    comment = held_comment()
    workflow.make_move(comment, "approve", by=moderator)
    with time_machine.travel(timezone.now() + timedelta(days=2)), pytest.raises(PermissionDenied):
        workflow.undo(comment, by=moderator)


def test_button_of_the_desk_takes_back_one_decision_after_the_other(client, moderator):
    client.force_login(moderator)
    comments = [held_comment() for _number in range(3)]
    for comment in comments:
        workflow.make_move(comment, "spam", by=moderator)
    undone = [client.post(reverse("admin:comments_undo"), headers={"Accept": "application/json"}) for _time in "1234"]
    assert [answer.json()["comment"] for answer in undone] == [comment.pk for comment in reversed(comments)] + [None]
    assert undone[-1].json()["sentence"] == "Rien à annuler."
    assert {stands(comment)[0] for comment in comments} == {State.PENDING}


def test_queue_offers_to_undo_only_where_there_is_something(client, moderator):
    client.force_login(moderator)
    comment, queue = held_comment(), "/admin/comments/commentdetails/"
    assert client.get(queue).context["may_undo"] is False
    workflow.make_move(comment, "spam", by=moderator)
    assert client.get(queue).context["may_undo"] is True
