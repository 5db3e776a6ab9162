"""Who may close the sessions of others: applied to Django's groups after every migration."""

from articles.roles import EDITOR_IN_CHIEF, grant

ROLES = {EDITOR_IN_CHIEF: ["view_desksession", "delete_desksession"]}


def apply_roles(using="default", **kwargs):
    """Receiver of `post_migrate`: makes the groups hold exactly this app's permissions of the table."""
    grant("newsroom", ROLES, using)
