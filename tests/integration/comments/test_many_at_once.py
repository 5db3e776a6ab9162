"""Visitors who write at the same moment: no comment lost, none doubled, each in a place of its own."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.test import Client
from django_comments_xtd.models import XtdComment

from comments import workflow
from comments.choices import State
from comments.models import CommentDetails, OutgoingMail
from comments.roles import MODERATOR
from comments.threads import thread_of
from tests.builders import make_article, make_user
from tests.integration.comments.visitors import make_comment, send


def test_twenty_answers_at_once_get_twenty_places(transactional_db, request):
    article = make_article()
    parent = make_comment(article, state=State.PUBLIC, name="0")
    crowd = request.getfixturevalue("crowd")
    answer = partial(make_comment, article, state=State.PUBLIC, parent=parent)
    crowd([partial(answer, name=str(number), email=f"n{number}@exemple.org") for number in range(1, 21)])

    def look():
        orders = sorted(XtdComment.objects.filter(thread_id=parent.pk).values_list("order", flat=True))
        (root,) = thread_of(article).entries
        return orders, sorted(int(entry.name) for entry in root.replies), count_of(article)

    assert crowd([look]) == [(list(range(1, 22)), list(range(1, 21)), 21)]


def test_form_sent_ten_times_at_once_makes_one_comment_and_one_mail(transactional_db, request):
    article = make_article()
    crowd = request.getfixturevalue("crowd")
    answers = crowd([partial(send, Client(), article)] * 10)
    assert [answer.status_code for answer in answers] == [303] * 10
    assert crowd([CommentDetails.objects.count, OutgoingMail.objects.count]) == [1, 1]


def test_comment_confirmed_ten_times_at_once_is_counted_once(transactional_db, request):
    article = make_article()
    comment = make_comment(article)
    crowd = request.getfixturevalue("crowd")
    states = crowd([lambda: workflow.confirm(comment).state] * 10)
    assert states == [State.PUBLIC] * 10
    assert crowd([partial(count_of, article), comment.details.decisions.count]) == [1, 1]


def test_one_of_two_moderators_who_decide_at_once_is_told_that_it_is_done(transactional_db, request):
    comment = make_comment(make_article(), state=State.PENDING)
    people = [make_user("moussa", MODERATOR), make_user("maya", MODERATOR)]
    crowd = request.getfixturevalue("crowd")

    def decide(name, by):
        try:
            return workflow.make_move(comment, name, by=by, seen=State.PENDING).state
        except PermissionDenied:
            return "too late"

    moves = [partial(decide, name, by) for name, by in zip(["approve", "reject"] * 5, people * 5, strict=True)]
    decided, *late = sorted(crowd(moves), key="too late".__eq__)
    assert late == ["too late"] * 9
    (logged,) = crowd([lambda: list(comment.details.decisions.by_people().values_list("to_state", "by__username"))])
    assert logged == [(decided, {State.PUBLIC: "moussa", State.REJECTED: "maya"}[decided])]


def test_address_seen_for_the_first_time_by_ten_at_once_is_one_commenter(transactional_db, request):
    article = make_article()
    crowd = request.getfixturevalue("crowd")
    crowd([partial(make_comment, article, email="awa@exemple.org", text=f"Avis {n}.") for n in range(10)])
    counts = [lambda: len(set(CommentDetails.objects.values_list("commenter"))), OutgoingMail.objects.count]
    assert crowd(counts) == [1, 3]


def count_of(article):
    return type(article).objects.values_list("comment_count", flat=True).get(pk=article.pk)
