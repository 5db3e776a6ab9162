"""The queue: a mail does not wait for the renditions of photos."""

from django_tasks_db.models import DBTaskResult

from articles.tasks import prepare_photo, show_photo_changes


def test_renditions_wait_for_everything_else(db):
    prepare_photo.enqueue(1)
    show_photo_changes.enqueue(1)
    assert [task.task_path for task in DBTaskResult.objects.ready()] == [
        "articles.tasks.show_photo_changes",
        "articles.tasks.prepare_photo",
    ]
