"""Lists of the desk that read no more of a whole archive than the fifty lines they show."""

from functools import cached_property

from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator

from articles.querysets import HEAVY

#: Lines are counted, and leafed through, up to this many: filters and the search find the rest.
COUNTED = 5_000


class BoundedPaginator(Paginator):
    """Counts as far as COUNTED."""

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[:COUNTED].count()


class ArticleList(ChangeList):
    """Lines of articles, without their texts."""

    def get_queryset(self, *args, **kwargs):
        return super().get_queryset(*args, **kwargs).defer(*HEAVY)
