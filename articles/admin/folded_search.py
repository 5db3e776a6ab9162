"""The search of a list in the desk, where a model keeps its words folded: no accent, no capital to get right."""

from articles.text.plain import fold


class FoldedSearchMixin:
    """For a ModelAdmin whose model has a column `folded`, filled at each save."""

    search_fields = ["folded"]

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, fold(search_term))
