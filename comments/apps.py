from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CommentsConfig(AppConfig):
    """The conversation. May read articles; nothing in articles imports it."""

    name = "comments"
    verbose_name = _("Commentaires")

    def ready(self):
        from comments import roles, xtd  # noqa: PLC0415 -- the registry is complete only now
        from comments.checks import check_settings  # noqa: PLC0415

        checks.register(check_settings)
        xtd.disconnect_signals()
        post_migrate.connect(roles.apply_roles, sender=self)
