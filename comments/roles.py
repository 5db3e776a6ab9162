"""Who may do what in the conversation: the one table, applied to Django's groups after every migration."""

from articles.roles import EDITOR_IN_CHIEF, JOURNALIST, grant

MODERATOR = "Modérateur"

#: What judging comments takes.
MODERATION = [
    "view_commentdetails", "moderate_comments", "answer_as_newsroom", "view_decision",
    "view_discussion", "change_discussion",
    "add_watchedword", "change_watchedword", "view_watchedword", "delete_watchedword",
    "view_ban", "delete_ban",
]  # fmt: skip
#: Group → codenames of this app's permissions. A group may hold other apps' permissions too: they are left alone.
ROLES = {
    MODERATOR: [*MODERATION, "reveal_address"],
    EDITOR_IN_CHIEF: MODERATION,
    JOURNALIST: ["answer_as_newsroom"],
}


def apply_roles(using="default", **kwargs):
    """Receiver of `post_migrate`: makes the groups hold exactly this app's permissions of the table."""
    grant("comments", ROLES, using)
