"""The worker tidies up once a day, by itself."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_comments_xtd.models import XtdComment
from django_tasks_db.models import DBTaskResult

from comments.notifications import deliver_mails
from newsroom.tasks import start_tidying
from tests.integration.comments.visitors import make_comment

pytestmark = pytest.mark.django_db(transaction=True)


def run_worker():
    call_command("db_worker", batch=True, verbosity=0, startup_delay=False)


def test_old_comments_go_and_tomorrow_is_planned():
    make_comment()
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        start_tidying()
        run_worker()
        assert XtdComment.objects.count() == 0
        planned = DBTaskResult.objects.get(task_path="newsroom.tasks.tidy_every_day", status="READY")
        assert planned.run_after - timezone.now() > timedelta(hours=23)


@pytest.mark.parametrize("start", [start_tidying, partial(call_command, "tidy")])
def test_it_is_planned_once_however_often_the_site_starts(start):
    start()
    start()
    run_worker()
    start()
    assert DBTaskResult.objects.filter(task_path="newsroom.tasks.tidy_every_day").count() == 2


@pytest.mark.parametrize(("days", "kept"), [(6, True), (8, False)])
def test_what_a_finished_task_was_given_is_forgotten_after_a_week(days, kept):
    finished = deliver_mails.enqueue()
    run_worker()
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        start_tidying()
        run_worker()
        assert DBTaskResult.objects.filter(pk=finished.id).exists() is kept


def test_what_still_waits_is_never_forgotten():
    waiting = deliver_mails.using(run_after=timezone.now() + timedelta(days=30)).enqueue()
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        start_tidying()
        run_worker()
    assert DBTaskResult.objects.filter(pk=waiting.id, status="READY").exists()
