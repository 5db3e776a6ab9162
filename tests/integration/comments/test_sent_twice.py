"""The same form sent twice (a double click, a lost answer) makes one comment, whatever became of it meanwhile."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django_comments_xtd.models import XtdComment

from comments import privacy, workflow
from comments.choices import State
from comments.models import CommentDetails, Decision, OutgoingMail, Sending
from tests.builders import make_article
from tests.integration.comments.visitors import make_comment, put_in, read_mails, send

pytestmark = pytest.mark.django_db

WAITS = "Un lien de confirmation vous a été envoyé."
SOME_TIME = timedelta(minutes=10)


def all_kept():
    return list(XtdComment.objects.values()), list(CommentDetails.objects.values()), Decision.objects.count()


def words_of(page):
    """What a page says, without what is signed or dated in it."""
    return [line for line in page.content.decode().splitlines() if "~" not in line and "<time" not in line]


@pytest.mark.parametrize("state", State)
def test_makes_no_second_comment_and_no_second_mail(client, state):
    article = make_article()
    send(client, article)
    read_mails()
    first = CommentDetails.objects.get()
    if state != State.UNCONFIRMED:
        put_in(first.comment, state)
    before = all_kept()
    with time_machine.travel(timezone.now() + SOME_TIME):
        assert send(client, article).status_code == 303
    assert all_kept() == before
    assert read_mails() == []


def test_sender_follows_what_becomes_of_the_comment(client):
    article = make_article()
    pages = [send(client, article)["Location"], send(client, article)["Location"]]
    assert [WAITS in client.get(page).content.decode() for page in pages] == [True, True]
    workflow.confirm(CommentDetails.objects.get().comment)
    assert ["Votre commentaire est publié." in client.get(page).content.decode() for page in pages] == [True, True]


@pytest.mark.parametrize("state", sorted(set(State) - {State.UNCONFIRMED}))
def test_whoever_guesses_the_address_of_a_comment_sees_what_a_wrong_guess_shows(client, state):
    article = make_article(published_at=timezone.now() - timedelta(days=1))
    with time_machine.travel(timezone.now() - SOME_TIME):
        send(client, article, email="awa@exemple.org")
        put_in(CommentDetails.objects.get().comment, state)
    right = send(client, article, email="awa@exemple.org")
    wrong = send(client, article, email="issa@exemple.org")
    assert right.status_code == wrong.status_code == 303
    pages = [client.get(answer["Location"]) for answer in (right, wrong)]
    assert WAITS in pages[0].content.decode()
    assert words_of(pages[0]) == words_of(pages[1])
    # Nor do the link, its button and its hour say it: the numbers in them are of the sending.
    first, second = (int(answer["Location"].split("/")[-2].split("~")[0]) for answer in (right, wrong))
    assert second == first + 1
    sendings = Sending.objects.order_by("pk").values_list("at", flat=True)
    assert [page.context["at"] for page in pages] == list(sendings)[1:]
    assert client.post(right["Location"]).status_code == client.post(wrong["Location"]).status_code == 303


def test_guesses_count_alike_for_the_limits(settings):
    settings.COMMENT_ADDRESS_LIMITS = [(3, 60)]
    article = make_article(published_at=timezone.now() - timedelta(days=1))
    with time_machine.travel(timezone.now() - SOME_TIME):
        send(Client(REMOTE_ADDR="192.0.2.1"), article, email="awa@exemple.org", comment="Avis 0.")
        workflow.confirm(CommentDetails.objects.get().comment)
    stranger = Client(REMOTE_ADDR="198.51.100.7")
    for guess in ("awa@exemple.org", "issa@exemple.org"):
        answers = [send(stranger, article, email=guess, comment=f"Avis {number}.") for number in (0, 0, 1, 2, 3)]
        assert [answer.status_code for answer in answers] == [303, 303, 303, 303, 422]


def test_comment_that_its_author_rewrote_is_no_more_what_the_form_said(client):
    article = make_article()
    send(client, article)
    details = workflow.confirm(CommentDetails.objects.get().comment)
    workflow.rewrite(details.comment, "Une mauvaise nouvelle, à la réflexion.")
    send(client, article)
    assert sorted(CommentDetails.objects.values_list("state", flat=True)) == [State.UNCONFIRMED, State.PUBLIC]


def test_comment_that_was_erased_may_be_written_again(client):
    article = make_article()
    send(client, article)
    privacy.erase(CommentDetails.objects.get().commenter, keep_texts=True)
    assert CommentDetails.objects.count() == 0
    send(client, article)
    details = workflow.confirm(CommentDetails.objects.get().comment)
    privacy.erase(details.commenter, keep_texts=True)
    send(client, article)
    assert sorted(CommentDetails.objects.values_list("state", flat=True)) == [State.UNCONFIRMED, State.PUBLIC]


def test_sendings_are_forgotten_after_a_day(client):
    send(client, make_article())
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert dict(privacy.purge())["Envois de formulaires"] == 1
    assert (Sending.objects.count(), CommentDetails.objects.count()) == (0, 1)


def test_database_itself_refuses_a_second_comment_of_one_form(client):
    send(client, make_article())
    key = CommentDetails.objects.get().submission_key
    for state in State:
        comment = make_comment(state=state)
        with pytest.raises(IntegrityError), transaction.atomic():
            CommentDetails.objects.filter(pk=comment.pk).update(submission_key=key)


def test_form_sent_again_while_its_comment_is_confirmed_makes_one(transactional_db, request):
    article = make_article()
    send(Client(), article)
    first = CommentDetails.objects.get().comment
    crowd = request.getfixturevalue("crowd")
    confirm = partial(workflow.confirm, first)
    answers = crowd([partial(send, Client(), article), confirm] * 8)
    assert [answer.status_code for answer in answers[::2]] == [303] * 8
    counts = [CommentDetails.objects.count, CommentDetails.objects.public().count, OutgoingMail.objects.count]
    assert crowd(counts) == [1, 1, 1]
