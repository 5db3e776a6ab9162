"""What the conversation does every day, when the frame says so (`newsroom/tasks.py`)."""

from django_tasks import task

from comments.notifications import deliver_mails
from comments.privacy import purge


@task()
def tidy():
    """Forget what must not be kept, and send what a dead worker left."""
    deliver_mails.enqueue()
    purge()
