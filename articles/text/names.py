"""Who signs an article, as readers see it."""

from collections.abc import Sequence

from django.utils.translation import gettext


def joined(names: Sequence[str]) -> str:
    """«A», «A et B», «A, B et C»."""
    return f" {gettext('et')} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def byline(names: Sequence[str]) -> str:
    """«Par A, B et C»; «La rédaction» when nobody signs."""
    signed = [name.strip() for name in names if name.strip()]
    return f"{gettext('Par')} {joined(signed)}" if signed else gettext("La rédaction")
