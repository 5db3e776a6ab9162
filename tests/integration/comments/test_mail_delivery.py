"""A mail that must leave does, once, whatever happens to the worker or to the mail server."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.locmem import EmailBackend as LocmemBackend
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comments import postmarks, workflow
from comments.choices import State
from comments.models import OutgoingMail
from comments.notifications import deliver_mails
from newsroom.tasks import start_tidying
from tests.integration.comments.visitors import make_comment, read_mails

pytestmark = pytest.mark.django_db


class DeadServer(BaseEmailBackend):
    """A mail server that refuses, and quotes the address in its refusal."""

    def send_messages(self, messages):
        raise OSError(f"550 no such user: {messages[0].to[0]}")


class Judge(LocmemBackend):
    """A mail server so slow that a moderator judges `comment` meanwhile."""

    comment = None

    def send_messages(self, messages):
        workflow._enter(self.comment.details, State.SPAM)
        return super().send_messages(messages)


@pytest.mark.django_db(transaction=True)
def test_worker_sends_what_was_queued():
    make_comment(email="awa@exemple.org")
    call_command("db_worker", batch=True, verbosity=0, startup_delay=False)
    assert [message.to for message in mail.outbox] == [["awa@exemple.org"]]


def test_mail_leaves_once():
    make_comment()
    assert [len(read_mails()), len(read_mails())] == [1, 0]


def test_mail_is_forgotten_when_the_comment_is_not_kept():
    comment = make_comment()
    comment.delete()
    assert read_mails() == []


def test_mail_refused_by_the_server_leaves_later(settings, caplog):
    working = settings.EMAIL_BACKEND
    make_comment(email="awa@exemple.org")
    settings.EMAIL_BACKEND = f"{__name__}.DeadServer"
    assert read_mails() == []
    settings.EMAIL_BACKEND = working
    assert read_mails() == []
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        assert len(read_mails()) == 1
    assert "awa@" not in caplog.text
    assert [result.traceback for result in DBTaskResult.objects.all()] == [""] * DBTaskResult.objects.count()


def test_mail_taken_by_a_worker_that_died_is_sent_by_the_next(run_tasks):
    make_comment()
    OutgoingMail.objects.update(claimed_at=timezone.now())
    start_tidying()
    run_tasks()
    assert mail.outbox == []
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        run_tasks()
    assert len(mail.outbox) == 1


def test_mail_in_hand_is_looked_at_again_once():
    make_comment()
    OutgoingMail.objects.update(claimed_at=timezone.now())
    queued = DBTaskResult.objects.count()
    for _look in range(3):
        deliver_mails.call()
    assert DBTaskResult.objects.count() == queued + 1


def test_mail_that_had_left_when_the_worker_died_leaves_again_under_the_same_name():
    make_comment()
    (first,) = read_mails()
    OutgoingMail.objects.update(sent_at=None, claimed_at=None)
    make_comment()
    again, other = (sent.extra_headers["Message-ID"] for sent in read_mails())
    assert again == first.extra_headers["Message-ID"]
    assert other != again


def test_mail_that_was_noted_when_the_worker_died_does_not_leave_again(monkeypatch):
    make_comment()
    monkeypatch.setattr(postmarks, "remove", lambda mail: None)
    read_mails()
    OutgoingMail.objects.update(sent_at=None, claimed_at=None)
    assert read_mails() == []
    assert OutgoingMail.objects.get().sent_at is not None


def test_no_note_stays_of_a_mail_that_is_marked(settings, tmp_path):
    settings.COMMENT_POSTMARKS_PATH = tmp_path
    make_comment()
    assert len(read_mails()) == 1
    assert list(tmp_path.iterdir()) == []


def test_mail_leaves_once_where_no_note_can_be_written(settings, tmp_path):
    file = tmp_path / "file"
    file.touch()
    settings.COMMENT_POSTMARKS_PATH = file / "postmarks"
    make_comment()
    assert [len(read_mails()), len(read_mails())] == [1, 0]


def test_comment_judged_while_the_mails_before_it_leave_is_not_asked_for(settings):
    make_comment()
    late = make_comment()
    settings.EMAIL_BACKEND = f"{__name__}.Judge"
    Judge.comment = late
    assert len(read_mails()) == 1


def test_mail_is_given_up_in_the_end(settings):
    make_comment()
    settings.EMAIL_BACKEND = f"{__name__}.DeadServer"
    for _attempt in range(OutgoingMail.objects.all().MAX_ATTEMPTS + 2):
        OutgoingMail.objects.update(due_at=timezone.now())
        read_mails()
    assert OutgoingMail.objects.get().attempts == OutgoingMail.objects.all().MAX_ATTEMPTS


def test_comment_judged_before_the_mail_left_is_not_asked_for():
    comment = make_comment()
    workflow._enter(comment.details, State.SPAM)
    assert read_mails() == []
