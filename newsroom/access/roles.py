"""Who may close the sessions of others: applied to Django's groups after every migration."""

from django.contrib.auth.models import Group, Permission

from articles.roles import EDITOR_IN_CHIEF

ROLES = {EDITOR_IN_CHIEF: ["view_desksession", "delete_desksession"]}


def apply_roles(using="default", **kwargs):
    """Receiver of `post_migrate`: makes the groups hold exactly this app's permissions of the table."""
    permissions = Permission.objects.using(using).filter(content_type__app_label="newsroom")
    for name, codenames in ROLES.items():
        group, _created = Group.objects.using(using).get_or_create(name=name)
        group.permissions.remove(*permissions.exclude(codename__in=codenames))
        group.permissions.add(*permissions.filter(codename__in=codenames))
