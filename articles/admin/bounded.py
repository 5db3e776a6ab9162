"""Lists of the desk that do not count a whole archive to show fifty lines of it."""

from functools import cached_property

from django.core.paginator import Paginator

#: Lines are counted, and leafed through, up to this many: filters and the search find the rest.
COUNTED = 5_000


class BoundedPaginator(Paginator):
    """Counts as far as COUNTED."""

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[:COUNTED].count()
