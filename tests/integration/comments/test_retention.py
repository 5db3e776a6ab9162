"""What is kept is forgotten when its time has come."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_comments_xtd.models import XtdComment

from comments import workflow
from comments.choices import State
from comments.models import CommentDetails, Commenter, Recommendation
from comments.privacy import purge
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment, put_in

pytestmark = pytest.mark.django_db


def purge_after(days, **options):
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        return dict(purge(**options))


@pytest.mark.parametrize(
    ("state", "kept_days"),
    [(State.UNCONFIRMED, 7), (State.REJECTED, 90), (State.SPAM, 90), (State.REMOVED, 90)],
)
def test_comment_that_readers_do_not_see_is_deleted_in_time(state, kept_days):
    make_comment(state=state, at=timezone.now())
    purge_after(kept_days - 1)
    assert XtdComment.objects.count() == 1
    purge_after(kept_days + 1)
    assert XtdComment.objects.count() == 0


@pytest.mark.parametrize("state", [State.PUBLIC, State.PENDING, State.HELD])
def test_other_comments_stay(state):
    make_comment(state=state, name="Awa", text="Un avis.")
    purge_after(4000)
    assert list(XtdComment.objects.values_list("user_name", "comment")) == [("Awa", "Un avis.")]


def test_answered_comment_leaves_its_place_and_its_answers():
    article = make_article()
    parent = make_comment(article, state=State.PUBLIC, name="Awa", text="Un avis.")
    make_comment(article, state=State.PUBLIC, parent=parent)
    workflow.take_down(parent, "")
    assert purge_after(91)["withdrawn"] == 1
    assert purge_after(92)["withdrawn"] == 0
    parent.refresh_from_db()
    assert (parent.user_name, parent.comment, XtdComment.objects.count()) == ("Anonyme", "", 2)


def test_address_of_a_public_comment_is_forgotten_after_three_years_and_its_text_stays_signed():
    make_comment(state=State.PUBLIC, name="Awa", text="Un avis.")
    purge_after(3 * 365 - 1)
    assert Commenter.objects.count() == 1
    purge_after(3 * 365 + 1)
    assert Commenter.objects.count() == 0
    assert list(XtdComment.objects.values_list("user_name", "comment")) == [("Awa", "Un avis.")]


def test_address_under_legal_hold_is_kept():
    make_comment(state=State.HELD)
    purge_after(4000)
    assert Commenter.objects.count() == 1


def test_what_is_under_legal_hold_keeps_its_network_as_well():
    put_in(make_comment(network_key="a" * 64), State.HELD)
    purge_after(400)
    assert CommentDetails.objects.get().network_key == "a" * 64


def test_network_is_forgotten_after_thirty_days():
    comment = make_comment(network_key="a" * 64)
    workflow.confirm(comment)
    purge_after(29)
    assert CommentDetails.objects.get().network_key == "a" * 64
    purge_after(31)
    assert CommentDetails.objects.get().network_key == ""


def test_who_recommended_is_forgotten_after_thirty_days_and_the_count_stays():
    workflow.recommend(make_comment(state=State.PUBLIC), network_key="a" * 64)
    purge_after(29)
    assert Recommendation.objects.count() == 1
    purge_after(31)
    assert (Recommendation.objects.count(), CommentDetails.objects.get().recommendations) == (0, 1)


def test_dry_run_counts_and_deletes_nothing(capsys):
    make_comment(at=timezone.now() - timedelta(days=8))
    call_command("purge_comments", dry_run=True)
    assert capsys.readouterr().out == (
        "unconfirmed: 1\nwithdrawn: 0\nnetwork: 0\nreport: 0\nsending: 1\nrecommendation: 0\nban: 0\naddress: 0\n"
    )
    assert XtdComment.objects.count() == 1
