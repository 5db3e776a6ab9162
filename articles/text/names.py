"""What people are called: who signs an article, to readers; the members of the newsroom, among themselves."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext


def joined(names: Sequence[str]) -> str:
    """«A», «A et B», «A, B et C»."""
    return f" {gettext('et')} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def byline(names: Sequence[str]) -> str:
    """«Par A, B et C»; «La rédaction» when nobody signs."""
    signed = [name.strip() for name in names if name.strip()]
    return f"{gettext('Par')} {joined(signed)}" if signed else gettext("La rédaction")


def name_of(user: Any) -> str:
    """What the desk calls a user; «la rédaction» where there is none: a command, or somebody whose account is gone."""
    return (user.get_full_name() or user.get_username()) if user else gettext("la rédaction")
