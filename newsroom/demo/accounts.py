"""The demo accounts, one for each role."""

import secrets

from django.contrib.auth.models import Group, User

from articles.models import Author
from articles.roles import EDITOR_IN_CHIEF, JOURNALIST
from comments.roles import MODERATOR

#: user name → (first name, last name, group; None for the administrator)
ACCOUNTS = {
    "journaliste": ("Didier", "Nkusi", JOURNALIST),
    "chef": ("Aline", "Uwera", EDITOR_IN_CHIEF),
    "moderateur": ("Théogène", "Murenzi", MODERATOR),
    "admin": ("", "", None),
}


def load_accounts(password=None):
    """Make the demo accounts that do not exist. Returns the password they got, or None if none was made."""
    password = password or secrets.token_urlsafe(9)
    made = False
    for username, (first_name, last_name, group) in ACCOUNTS.items():
        user, created = User.objects.get_or_create(
            username=username,
            defaults={
                "first_name": first_name,
                "last_name": last_name,
                "email": f"{username}@example.org",
                "is_staff": True,
                "is_superuser": group is None,
            },
        )
        if created:
            made = True
            user.set_password(password)
            user.save()
            if group:
                user.groups.add(Group.objects.get(name=group))
    return password if made else None


def demo_accounts():
    """The demo accounts that exist, each with its role, as one line; empty where the demo is not loaded."""
    present = set(User.objects.filter(username__in=ACCOUNTS).values_list("username", flat=True))
    roles = {username: group or "Administrateur" for username, (_first, _last, group) in ACCOUNTS.items()}
    return ", ".join(f"{username} ({role})" for username, role in roles.items() if username in present)


def link_authors():
    """Give the demo journalists their signatures."""
    for username, (first_name, last_name, _group) in ACCOUNTS.items():
        author = Author.objects.filter(name=f"{first_name} {last_name}", user=None).first()
        user = User.objects.filter(username=username, author=None).first()
        if author and user:
            author.user = user
            author.save()
