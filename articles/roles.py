"""Who may do what in the news: the one table, applied to Django's groups after every migration."""

from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from articles.choices import State

JOURNALIST = "Journaliste"
EDITOR_IN_CHIEF = "Rédacteur en chef"

#: Group → codenames of this app's permissions. A group may hold other apps' permissions too: they are left alone.
ROLES = {
    JOURNALIST: [
        "add_article", "change_article", "view_article",
        "add_photo", "change_photo", "view_photo",
        "add_tag", "view_tag",
        "view_section", "view_author",
    ],
    EDITOR_IN_CHIEF: [
        "add_article", "change_article", "view_article", "delete_article",
        "view_all_articles", "publish_article", "view_replacedlink",
        "add_photo", "change_photo", "view_photo", "delete_photo",
        "add_tag", "change_tag", "view_tag", "delete_tag",
        "add_section", "change_section", "view_section", "delete_section",
        "add_author", "change_author", "view_author", "delete_author",
        "arrange_front_page", "view_frontpageslot",
        "add_alert", "change_alert", "view_alert", "delete_alert",
        "add_pin", "change_pin", "view_pin", "delete_pin",
        "add_dossier", "change_dossier", "view_dossier", "delete_dossier",
        "add_replyrequest", "change_replyrequest", "view_replyrequest", "delete_replyrequest",
        "change_errorreport", "view_errorreport", "delete_errorreport",
    ],
}  # fmt: skip

#: States in which a journalist may still change an article of theirs.
OPEN_TO_JOURNALISTS = (State.DRAFT, State.TO_CORRECT)


def is_own(article, user):
    """Whether `user` wrote `article`: made it, or signs it."""
    return article.created_by_id == user.pk or article.authors.filter(user=user).exists()


def may_edit(article, user):
    """Whether `user` may change the text of `article` in the state it is in."""
    if not user.has_perm("articles.change_article"):
        return False
    if user.has_perm("articles.view_all_articles"):
        return True
    return article.state in OPEN_TO_JOURNALISTS and is_own(article, user)


def may_view(article, user):
    """Whether `user` may open `article` in the desk and preview it, whatever its state."""
    if not user.has_perm("articles.view_article"):
        return False
    return user.has_perm("articles.view_all_articles") or is_own(article, user)


def may_be_shown_outside(article):
    """Whether a preview link may show `article` to somebody outside the newsroom, asked at each opening.

    Neither what readers may no longer have, nor what is under embargo.
    """
    is_free = article.embargo_until is None or article.embargo_until <= timezone.now()
    return is_free and article.state != State.UNPUBLISHED


def may_delete(article, user):
    """Whether `user` may erase `article`: never once readers have had its address."""
    return user.has_perm("articles.delete_article") and article.published_at is None


def apply_roles(using="default", **kwargs):
    """Receiver of `post_migrate`: makes the groups hold exactly this app's permissions of the table."""
    grant("articles", ROLES, using)


def grant(app_label, roles, using):
    """Make each group of `roles` (name → codenames) hold exactly these permissions of the app, in the database `using`.

    What it holds of other apps is left alone.
    """
    permissions = Permission.objects.using(using).filter(content_type__app_label=app_label)
    for name, codenames in roles.items():
        group, _created = Group.objects.using(using).get_or_create(name=name)
        group.permissions.remove(*permissions.exclude(codename__in=codenames))
        group.permissions.add(*permissions.filter(codename__in=codenames))
