"""Who decided what, and when: read by moderators, written by `workflow` alone."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from comments.models import Decision


class ReadOnly:
    """Nothing is added, changed or deleted here."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Decision)
class DecisionAdmin(ReadOnly, admin.ModelAdmin):
    """The log of all decisions, newest first."""

    list_display = ["at", "by", "from_state", "to_state", "reason", "is_undo", "comment"]
    list_display_links = None
    list_filter = ["to_state", ("by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["by", "details__comment"]
    list_per_page = 50
    show_full_result_count = False
    actions = None

    @admin.display(description=_("annulation"), boolean=True)
    def is_undo(self, decision):
        return decision.is_undo

    @admin.display(description=_("commentaire"))
    def comment(self, decision):
        address = reverse("admin:comments_commentdetails_change", args=[decision.details_id])
        return format_html('<a href="{}">{}</a>', address, decision.details.comment.user_name)
