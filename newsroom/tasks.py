"""What is done every day, by the worker alone: each room says what (`tidy`), the frame when."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles import retention as news
from articles.notices import deliver_notices
from comments import tasks as conversation
from comments.notifications import deliver_mails
from newsroom.access.lockout import forget_attempts
from newsroom.reader_mails import deliver_reader_mails, forget_reader_mails
from newsroom.sqlite.statistics import refresh_statistics

#: A finished task says what it was given, and how it failed: no longer than this.
FINISHED_TASKS_DAYS = 7


@task()
def tidy():
    """Forget who tried to come in, sessions that are over, and what finished tasks were given; send what a dead worker
    left, and forget what never could be sent; tell the planner what the tables hold.
    """
    refresh_statistics()
    deliver_reader_mails.enqueue()
    forget_reader_mails()
    forget_attempts()
    call_command("clearsessions")
    call_command("prune_db_task_results", queue_name="*", min_age_days=FINISHED_TASKS_DAYS, verbosity=0)


@task()
def tidy_every_day():
    """Come back tomorrow, and queue what each room tidies: one that fails does not stop the others."""
    tidy_every_day.using(run_after=timezone.now() + timedelta(days=1)).enqueue()
    for of_room in (conversation.tidy, news.tidy, tidy):
        of_room.enqueue()


def start_tidying():
    """See to it that `tidy_every_day` runs from now on: called as often as one likes, it is queued once.

    Mails that a worker had in hand when the site went down are looked at again.
    """
    for deliver in (deliver_mails, deliver_notices, deliver_reader_mails):
        deliver.enqueue()
    waiting = DBTaskResult.objects.filter(task_path=tidy_every_day.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        tidy_every_day.enqueue()
