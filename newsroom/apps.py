from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from django_tasks_db.apps import TasksAppConfig


class NewsroomConfig(AppConfig):
    """The frame: settings, addresses, and the commands that span the news and the comments."""

    name = "newsroom"
    verbose_name = _("Accès")

    def ready(self):
        from newsroom.access import roles  # noqa: PLC0415 -- the registry is complete only now

        post_migrate.connect(roles.apply_roles, sender=self)


class NewsroomAdminConfig(AdminConfig):
    """Django's admin with the newsroom's own site object."""

    default_site = "newsroom.admin_site.NewsroomAdminSite"


class TasksConfig(TasksAppConfig):
    """The queue of background tasks, under a name that the desk can show."""

    verbose_name = _("Tâches de fond")
