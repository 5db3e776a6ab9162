"""What is kept is forgotten when its time has come."""

from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_comments_xtd.models import XtdComment

from comments import privacy, workflow
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
    assert purge_after(91)["Commentaires rejetés, indésirables ou supprimés"] == 1
    assert purge_after(92)["Commentaires rejetés, indésirables ou supprimés"] == 0
    parent.refresh_from_db()
    assert (parent.user_name, parent.comment, XtdComment.objects.count()) == ("Anonyme", "", 2)


def test_address_of_a_public_comment_is_forgotten_after_three_years_and_its_text_stays_signed():
    make_comment(state=State.PUBLIC, name="Awa", text="Un avis.")
    purge_after(3 * 365 - 1)
    assert Commenter.objects.count() == 1
    purge_after(3 * 365 + 1)
    assert Commenter.objects.count() == 0
    assert list(XtdComment.objects.values_list("user_name", "comment")) == [("Awa", "Un avis.")]


def test_no_hash_of_an_address_outlives_it():
    workflow.confirm(make_comment(email="awa@exemple.org"))
    address_key, submission_key = Commenter.objects.get().address_key, CommentDetails.objects.get().submission_key
    assert "" not in (address_key, submission_key)
    purge_after(3 * 365 + 1)
    stored = serializers.serialize("json", [row for model in apps.get_models() for row in model.objects.all()])
    assert [key in stored for key in (address_key, submission_key)] == [False, False]


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
        "Commentaires jamais confirmés\u00a0: 1\n"
        "Commentaires rejetés, indésirables ou supprimés\u00a0: 0\n"
        "Réseaux des commentaires\u00a0: 0\n"
        "Réseaux des signalements\u00a0: 0\n"
        "Envois de formulaires\u00a0: 1\n"
        "Recommandations\u00a0: 0\n"
        "Exclusions échues\u00a0: 0\n"
        "Adresses\u00a0: 0\n"
    )
    assert XtdComment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_database_is_let_go_between_two_batches(monkeypatch):
    article = make_article()
    for _number in range(5):
        make_comment(article, at=timezone.now())
    monkeypatch.setattr(privacy, "BATCH", 2)
    kept, delete = [], privacy.delete

    def delete_three(details):
        if len(kept) == 3:
            raise KeyboardInterrupt
        kept.append(details.pk)
        delete(details)

    monkeypatch.setattr(privacy, "delete", delete_three)
    with pytest.raises(KeyboardInterrupt):
        purge_after(8)
    assert XtdComment.objects.count() == 3
    monkeypatch.setattr(privacy, "delete", delete)
    assert purge_after(8)["Commentaires jamais confirmés"] == 3


@pytest.mark.django_db(transaction=True)
def test_counting_keeps_no_writer_waiting():
    make_comment(at=timezone.now())
    with CaptureQueriesContext(connection) as queries:
        purge_after(8, dry_run=True)
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
