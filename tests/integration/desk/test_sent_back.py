"""An article sent back: whoever wrote it hears why, whatever happens to the worker or to the mail server."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from articles.choices import State
from articles.models import Notice
from articles.workflow import make_move
from tests.builders import make_author, make_draft, make_user


class DeadServer(BaseEmailBackend):
    """A mail server that refuses."""

    def send_messages(self, messages):
        raise OSError("421 try again later")


@pytest.fixture
def article(journalist):
    """In review; made by Ada, signed by Awa as well, and by a guest without an account."""
    awa = make_author(user=make_user("awa", email="awa@example.org"))
    journalist.email = "ada@example.org"
    journalist.save()
    authors = [make_author(user=journalist), awa, make_author()]
    return make_draft(state=State.IN_REVIEW, created_by=journalist, authors=authors, title="Le quai")


@pytest.fixture
def send_back(article, chief):
    def send_back(note="Le chapô manque de faits & de noms."):
        return make_move(article, "send_back", by=chief, note=note)

    return send_back


def test_authors_and_creator_get_the_reason_once_each(send_back, run_tasks, settings):
    article = send_back()
    assert mail.outbox == []
    run_tasks()
    assert sorted(message.to for message in mail.outbox) == [["ada@example.org"], ["awa@example.org"]]
    message = mail.outbox[0]
    assert message.subject == "À corriger\u00a0: Le quai"
    assert "Chloé vous renvoie l’article «\u00a0Le quai\u00a0»" in message.body
    assert "Le chapô manque de faits & de noms." in message.body
    assert f"{settings.SITE_URL}/admin/articles/article/{article.pk}/change/" in message.body


def test_no_mail_goes_to_who_left_or_to_who_sends_back(article, chief, run_tasks):
    chief.email = "chloe@example.org"
    chief.save()
    article.authors.add(make_author(user=chief))
    article.created_by.is_active = False
    article.created_by.save()
    make_move(article, "send_back", by=chief, note="Trop long.")
    run_tasks()
    assert [message.to for message in mail.outbox] == [["awa@example.org"]]


def test_other_moves_send_no_mail(article, chief, run_tasks):
    make_move(article, "approve", by=chief)
    run_tasks()
    assert mail.outbox == []


def test_mail_refused_by_the_server_leaves_later(send_back, run_tasks, settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.DeadServer"
    send_back()
    run_tasks()
    settings.EMAIL_BACKEND = working
    assert mail.outbox == []
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        run_tasks()
    assert len(mail.outbox) == 2


def test_mail_taken_by_a_worker_that_died_is_sent_by_the_next(send_back, run_tasks):
    send_back()
    Notice.objects.update(claimed_at=timezone.now())
    run_tasks()
    assert mail.outbox == []
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        run_tasks()
        run_tasks()
    assert len(mail.outbox) == 2
