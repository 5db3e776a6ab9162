"""The two databases behind one interface: the module of the one in use has

- `phrase(terms)`, `all_of(parts)`, `any_of(parts)`, `without(part, left_out)`: str → str, an expression to match;
- `matching(step, *, by_date, positions)`: keys of the visible articles that a Step of `articles.search.plan` finds,
  the best first or the newest, at most KEPT of `bounds`; `positions` are the first and the last;
- `clear(cursor)`: empties the index.
"""

from django.db import connection

from articles.search.backends import postgresql, sqlite

_BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}


def backend():
    """The module for the database in use."""
    return _BACKENDS[connection.vendor]
