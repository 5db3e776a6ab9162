"""Readers report a comment, without an account; three networks send it back to the moderators."""

import pytest
from django.test import Client
from django.urls import reverse

from comments import workflow
from comments.choices import Reason, State
from comments.models import CommentDetails, Report
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db


def report(comment, network=1, *, headers=None, **data):
    visitor = Client(REMOTE_ADDR=f"192.0.{network}.7")
    return visitor.post(reverse("comments:report", args=[comment.pk]), {"reason": "injure"} | data, headers=headers)


@pytest.fixture
def comment():
    comment = make_comment()
    workflow.confirm(comment)
    return comment


def state():
    details = CommentDetails.objects.first()
    return details.state, details.reason


def test_report_is_thanked_and_waits_for_a_moderator(comment):
    answer = report(comment)
    assert (answer.status_code, answer["Location"]) == (303, reverse("comments:reported"))
    assert Report.objects.get().reason == "injure"
    assert state() == (State.PUBLIC, Reason.NONE)


def test_three_networks_hide_the_comment(comment):
    for network in range(3):
        report(comment, network)
    assert state() == (State.PENDING, Reason.REPORTED)


def test_one_network_weighs_once(comment):
    for _time in range(5):
        report(comment)
    assert (Report.objects.count(), state()) == (1, (State.PUBLIC, Reason.NONE))


def test_one_network_weighs_once_per_article(comment):
    article = comment.details.article
    others = [make_comment(article, state=State.PUBLIC) for _number in range(3)]
    for network, other in enumerate(others):
        report(other, network)
    for network in range(3):
        report(comment, network)
    assert state() == (State.PUBLIC, Reason.NONE)


def test_comment_that_a_moderator_approved_is_not_hidden(comment, django_user_model):
    ada = django_user_model.objects.create_superuser("ada")
    workflow.make_move(comment, "reject", by=ada)
    workflow.make_move(comment, "approve", by=ada)
    for network in range(5):
        report(comment, network)
    assert state() == (State.PUBLIC, Reason.NONE)


def test_reason_must_be_one_of_five(comment):
    page = Client().get(reverse("comments:report", args=[comment.pk]))
    assert page.content.decode().count('type="radio"') == 5
    assert [report(comment, reason=reason).status_code for reason in ("", "premier", "x")] == [422] * 3
    assert Report.objects.count() == 0


def test_other_site_reports_nothing(comment):
    answer = report(comment, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 422
    assert "Votre navigateur ne confirme pas que l’envoi vient de cette page." in answer.content.decode()
    assert Report.objects.count() == 0


@pytest.mark.parametrize("hidden", [state for state in State if state != State.PUBLIC])
def test_hidden_comment_has_no_report_page(hidden):
    assert report(make_comment(make_article(), state=hidden)).status_code == 404
