"""What readers write to the newsroom reaches it, whatever happens to the mail server; what waits is not to be read."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail, serializers
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comments.tokens import form_token
from newsroom.models import ReaderMail
from newsroom.tasks import start_tidying
from tests.builders import make_article

pytestmark = pytest.mark.django_db

SECRETS = ("eve@", "Uwase", "pont")


class DeadServer(BaseEmailBackend):
    """A mail server that refuses, and quotes the address in its refusal."""

    def send_messages(self, messages):
        raise OSError(f"550 no such user: {messages[0].reply_to}")


def write_to_newsroom(client):
    values = {"name": "Eve Uwase", "email": "eve@example.org", "message": "Le pont est ouvert."}
    return client.post("/contact/", values | {"token": form_token("contact")})


def point_out_error(client):
    article = make_article(slug="le-quai")
    values = {"text": "Il en mesure 90.", "email": "eve@example.org", "token": form_token(f"error-report:{article.pk}")}
    return client.post("/articles/le-quai/erreur/", values)


both = pytest.mark.parametrize("write", [write_to_newsroom, point_out_error])


def all_that_waits():
    """Every row of the mails and of the queue, as text."""
    return serializers.serialize("json", [*ReaderMail.objects.all(), *DBTaskResult.objects.all()])


@both
def test_mail_refused_by_the_server_leaves_later(client, run_tasks, settings, write):
    working, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.DeadServer"
    assert write(client).status_code == 302
    run_tasks()
    settings.EMAIL_BACKEND = working
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        run_tasks()
    assert [sent.reply_to for sent in mail.outbox] == [["eve@example.org"]]


@both
def test_mail_taken_by_a_worker_that_died_is_sent_by_the_next(client, run_tasks, write):
    write(client)
    ReaderMail.objects.update(claimed_at=timezone.now())
    start_tidying()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        run_tasks()
    assert len(mail.outbox) == 1


@both
def test_who_writes_and_what_is_nowhere_to_be_read_while_it_waits(client, run_tasks, settings, caplog, write):
    settings.EMAIL_BACKEND = f"{__name__}.DeadServer"
    write(client)
    run_tasks()
    assert ReaderMail.objects.count() == 1
    assert [word for word in SECRETS if word in all_that_waits() + caplog.text] == []


@both
def test_nothing_of_it_stays_once_it_left(client, run_tasks, write):
    write(client)
    run_tasks()
    assert (len(mail.outbox), ReaderMail.objects.count()) == (1, 0)
    assert [word for word in SECRETS if word in all_that_waits()] == []


@pytest.mark.parametrize(("days", "kept"), [(29, True), (31, False)])
def test_what_never_left_is_forgotten_after_a_month(client, run_tasks, days, kept):
    write_to_newsroom(client)
    ReaderMail.objects.update(attempts=ReaderMail.objects.all().MAX_ATTEMPTS)
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        start_tidying()
        run_tasks()
    assert ReaderMail.objects.exists() is kept
    assert mail.outbox == []
