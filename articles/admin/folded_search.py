"""The search of a list in the desk, where a model keeps its words folded: no accent, no capital to get right."""

from articles.desk_search import holding


class FoldedSearchMixin:
    """For a ModelAdmin whose `search_fields` name one column of folded words."""

    search_fields = ["folded"]

    def get_search_results(self, request, queryset, search_term):
        (column,) = self.search_fields
        return holding(queryset, column, search_term), False
