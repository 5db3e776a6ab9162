"""Several comments judged at once."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from comments import policy
from comments.admin.cases import REASONS


class ReasonedActionForm(ActionForm):
    """The action, and the reason that is given to the author of each comment ticked."""

    reason = forms.ChoiceField(label=_("Motif"), choices=REASONS, required=False)


def bulk_action(move):
    """The admin action that makes `move` on each comment ticked, and says on how many it could."""

    @admin.action(description=move.label, permissions=["moderate"])
    def make_moves(modeladmin, request, queryset):
        reason = request.POST.get("reason", "")
        done = sum(modeladmin.make_move(request, details, move.name, reason) for details in queryset)
        if not done:
            sentence = gettext("%(move)s\u00a0: aucun commentaire n’est dans un état qui le permet.")
            modeladmin.message_user(request, sentence % {"move": move.label}, messages.WARNING)
            return
        sentence = ngettext(
            "%(move)s\u00a0: %(total)d\u00a0commentaire.", "%(move)s\u00a0: %(total)d\u00a0commentaires.", done
        )
        modeladmin.message_user(request, sentence % {"move": move.label, "total": done}, messages.SUCCESS)

    make_moves.__name__ = move.name
    return make_moves


BULK_ACTIONS = [bulk_action(move) for move in policy.MOVES.values() if move.by is policy.Mover.MODERATOR]
