"""What the newsroom watches for: its lists of words, and those whom it keeps out."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from comments import banning
from comments.choices import FAULTS, BanScope
from comments.models import Ban, CommentDetails, WatchedWord


@admin.register(WatchedWord)
class WatchedWordAdmin(admin.ModelAdmin):
    """The words that hold a comment or send it among the spam."""

    list_display = ["word", "effect"]
    list_filter = ["effect"]
    search_fields = ["word", "folded"]


class BanForm(forms.Form):
    """Whom to keep out, from the comment `details`, for how long and why."""

    scope = forms.ChoiceField(label=_("Exclure"))
    days = forms.TypedChoiceField(label=_("Pendant"), coerce=int, initial=7)
    reason = forms.ChoiceField(label=_("Motif"), choices=FAULTS)

    def __init__(self, data=None, *, details):
        super().__init__(data, auto_id="ban-%s", label_suffix="")
        self.fields["scope"].choices = [(scope.value, scope.label) for scope in banning.scopes_of(details)]
        self.fields["days"].choices = [
            (days, ngettext("%(days)d\u00a0jour", "%(days)d\u00a0jours", days) % {"days": days})
            for days in banning.DURATIONS
        ]


@admin.register(Ban)
class BanAdmin(admin.ModelAdmin):
    """Who is kept out, without a name: deleting a line lets them in again; comments' own pages make them."""

    list_display = ["scope", "reason", "made_at", "until", "made_by"]
    list_display_links = None
    list_select_related = ["made_by"]
    list_filter = ["reason"]

    def get_urls(self):
        make = self.admin_site.admin_view(require_POST(self.make))
        return [path("commentaire/<int:pk>/", make, name="comments_ban"), *super().get_urls()]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def make(self, request, pk):
        """Keep out whoever wrote a comment, as the form of its page asks."""
        if not request.user.has_perm("comments.moderate_comments"):
            raise PermissionDenied
        details = get_object_or_404(CommentDetails.objects.with_comment(), pk=pk)
        form = BanForm(request.POST, details=details)
        if form.is_valid():
            ban = banning.ban(details, **form.cleaned_data, by=request.user)
            self.log_addition(request, ban, str(_("Exclusion")))
            words = {"scope": self.scope(ban), "until": date_format(localtime(ban.until), "j F Y")}
            self.message_user(request, _("%(scope)s\u00a0: ne peut plus commenter jusqu’au %(until)s.") % words)
        else:
            self.message_user(
                request, _("Choisissez qui exclure, pour combien de temps et pourquoi."), messages.WARNING
            )
        return redirect("admin:comments_commentdetails_change", pk)

    @admin.display(description=_("exclut"))
    def scope(self, ban):
        return (BanScope.NETWORK if ban.is_of_network else BanScope.ADDRESS).label
