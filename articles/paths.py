"""The path of a page, remembered: Django looks each up again, 20 µs a time, and a page says fifty."""

from functools import lru_cache

from django.urls import reverse

#: Paths that are remembered, those asked for last: some 300 KB.
REMEMBERED = 2_000


@lru_cache(maxsize=REMEMBERED)
def path_of(name, *args):
    """As `reverse`, of a name and what it takes: «articles:detail», «le-port-rouvre»."""
    return reverse(name, args=args)
