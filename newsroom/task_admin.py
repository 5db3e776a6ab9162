"""The background tasks in the desk, for whoever keeps the site running: what waits, what failed and how."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult

admin.site.unregister(DBTaskResult)


@admin.register(DBTaskResult)
class TaskAdmin(DBTaskResultAdmin):
    """The package's own pages, to be read only, in the words of the desk."""

    list_display = ["short_name", "status", "enqueued_at", "started_at", "finished_at", "queue_name"]

    @admin.display(description=_("Tâche"), ordering="task_path")
    def short_name(self, task):
        return task.task_name

    @admin.display(description=_("Erreur"))
    def formatted_traceback(self, obj):
        return super().formatted_traceback(obj)

    @admin.display(description=_("Pas avant"))
    def display_run_after(self, obj):
        return super().display_run_after(obj)
