"""How long letters are kept, and who may erase them before."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.choices import State
from articles.models import Article, ErrorReport, ReplyRequest
from articles.replying import make_reply
from articles.retention import purge
from newsroom.tasks import start_tidying, tidy_every_day
from tests.builders import make_article, make_reply_request

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings):
    settings.LETTER_RETENTION_DAYS = {"reply": 10, "error": 5}


def ago(days):
    return timezone.now() - timedelta(days=days)


def test_answered_letters_go_and_waiting_ones_stay():
    article = make_article()
    published = make_reply_request(article, name="Publié", received_at=ago(11))
    reply = make_reply(published, by=None)
    Article.objects.filter(pk=reply.pk).update(state=State.PUBLISHED, published_at=ago(9))
    make_reply_request(article, name="Refusé", received_at=ago(11), refusal="Hors délai.")
    make_reply_request(article, name="Refusé hier", received_at=ago(9), refusal="Hors délai.")
    make_reply_request(article, name="Attend", received_at=ago(400))
    assert dict(purge())["droits de réponse"] == 2
    assert {letter.name for letter in ReplyRequest.objects.all()} == {"Refusé hier", "Attend"}
    assert Article.objects.published().get(pk=reply.pk).notice.article == article


def test_errors_pointed_out_go_in_their_time():
    for days in (4, 6):
        ErrorReport.objects.create(article=make_article(), text=f"Il y a {days} jours", created_at=ago(days))
    purge()
    assert [report.text for report in ErrorReport.objects.all()] == ["Il y a 4 jours"]


def test_worker_does_it_every_day(run_tasks):
    ErrorReport.objects.create(article=make_article(), text="Vieux", created_at=ago(6))
    DBTaskResult.objects.all().delete()
    start_tidying()
    start_tidying()
    run_tasks()
    assert ErrorReport.objects.count() == 0
    (tomorrow,) = DBTaskResult.objects.filter(task_path=tidy_every_day.module_path, status="READY")
    assert tomorrow.run_after > timezone.now() + timedelta(hours=23)


def test_chief_erases_a_letter_and_a_journalist_does_not(client, chief, journalist):
    letter = make_reply_request(make_article())
    report = ErrorReport.objects.create(article=letter.article, text="Faux.")
    addresses = [
        reverse("admin:articles_replyrequest_delete", args=[letter.pk]),
        reverse("admin:articles_errorreport_delete", args=[report.pk]),
    ]
    client.force_login(journalist)
    assert [client.post(address, {"post": "yes"}).status_code for address in addresses] == [403, 403]
    client.force_login(chief)
    assert [client.post(address, {"post": "yes"}).status_code for address in addresses] == [302, 302]
    assert (ReplyRequest.objects.count(), ErrorReport.objects.count()) == (0, 0)


def test_clock_of_the_list_agrees_with_that_of_each_letter():
    article = make_article()
    for name, days, refusal in (("a", 1, ""), ("b", 4, ""), ("c", 1, "Non."), ("d", 4, "Non.")):
        make_reply_request(article, name=name, received_at=ago(days), refusal=refusal)
    drafted = make_reply_request(article, name="e", received_at=ago(4))
    make_reply(drafted, by=None)
    letters = ReplyRequest.objects.all()
    assert {x.name for x in letters if x.is_waiting} == {x.name for x in letters.waiting()} == {"a", "b", "e"}
    assert {x.name for x in letters.overdue()} == {"b", "e"}
    assert {x.name for x in letters.closed()} == {"c", "d"}
