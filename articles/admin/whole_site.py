"""What every page shows something of: changing it in the desk changes them all."""

from articles.freshness import site_changed


class TouchesWholeSite:
    """Mixin of a ModelAdmin: saving or deleting an object touches every page."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        site_changed()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        site_changed(withdrawn=True)

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        site_changed(withdrawn=True)
