"""Comments in the desk: read, judged and never rewritten; addresses are masked, and only a whole one is found."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, When
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from comments import identity, policy, workflow
from comments.admin.bulk import BULK_ACTIONS, ReasonedActionForm
from comments.admin.cases import REASONS, cases
from comments.admin.log import ReadOnly
from comments.admin.rules import BanForm
from comments.choices import Reason, State
from comments.models import CommentDetails, Decision
from comments.responses import SeeOther

LIST = "admin:comments_commentdetails_changelist"
WAITING_FIRST = Case(When(state=State.PENDING, then=0), default=1)


class StateFilter(admin.SimpleListFilter):
    """The queue, unless another state is asked for."""

    title = _("état")
    parameter_name = "etat"
    EVERYTHING = "tous"

    def lookups(self, request, model_admin):
        states = sorted(State, key=lambda state: state != State.PENDING)
        return [*((state.value, state.label) for state in states), (self.EVERYTHING, _("Tous"))]

    def choices(self, changelist):
        total_of = CommentDetails.objects.totals()
        _all, *choices = super().choices(changelist)
        for (state, _label), choice in zip(self.lookup_choices, choices, strict=True):
            yield choice | {"state": state, "total": total_of.get(state)}

    def value(self):
        return super().value() or State.PENDING

    def queryset(self, request, queryset):
        return queryset if self.value() == self.EVERYTHING else queryset.filter(state=self.value())


@admin.register(CommentDetails)
class CommentDetailsAdmin(ReadOnly, admin.ModelAdmin):
    """The queue, the other lists, and the page of each comment."""

    list_display = ["__str__"]
    list_filter = [StateFilter]
    list_per_page = 50
    show_full_result_count = False
    # The page's own text, where addresses are masked: the typed one would give them away by fragments.
    search_fields = ["html", "comment__user_name"]
    search_help_text = _("Mots du commentaire ou nom.")
    actions = BULK_ACTIONS
    action_form = ReasonedActionForm
    fields = readonly_fields = [
        "article",
        "name",
        "address",
        "text",
        "answered",
        "state",
        "reason",
        "evidence",
        "reported",
        "confirmed_at",
    ]

    def get_search_results(self, request, queryset, search_term):
        # What is searched is typeset.
        return super().get_search_results(request, queryset, search_term.replace("'", "’"))

    def get_queryset(self, request):
        return super().get_queryset(request).with_comment()

    def get_ordering(self, request):
        """What waits is read in the order of its coming; the rest, newest first."""
        is_queue = request.GET.get(StateFilter.parameter_name, State.PENDING) in (State.PENDING, State.UNCONFIRMED)
        return [WAITING_FIRST, "comment__submit_date" if is_queue else "-comment__submit_date"]

    def get_urls(self):
        return [
            path("<int:pk>/decider/", self.for_moderators(self.decide), name="comments_decide"),
            path("annuler/", self.for_moderators(self.undo), name="comments_undo"),
            path("adresse/", self.for_moderators(self.find), name="comments_find"),
            path("<int:pk>/adresse/", self.for_moderators(never_cache(self.reveal)), name="comments_reveal"),
            *super().get_urls(),
        ]

    def for_moderators(self, view):
        """`view` for POST alone, and for those who may moderate."""

        def checked(request, **kwargs):
            if not self.has_moderate_permission(request):
                raise PermissionDenied
            return view(request, **kwargs)

        return self.admin_site.admin_view(require_POST(checked))

    def has_moderate_permission(self, request):
        return request.user.has_perm("comments.moderate_comments")

    def lookup_allowed(self, lookup, value, request):
        return lookup == "commenter__id__exact" or super().lookup_allowed(lookup, value, request)

    # Pages.

    def changelist_view(self, request, extra_context=None):
        response = super().changelist_view(request, {"title": _("Commentaires")} | (extra_context or {}))
        context = getattr(response, "context_data", None) or {}
        if changelist := context.get("cl"):
            context |= {
                "cases": cases(list(changelist.result_list), request.user),
                "reasons": REASONS,
                "tabs": list(changelist.filter_specs[0].choices(changelist)),
                "filters": request.GET.urlencode(),
                "may_undo": Decision.objects.undoable_by(request.user).exists(),
            }
        return response

    def change_view(self, request, object_id, form_url="", extra_context=None):
        details = self.get_object(request, object_id)
        context = {
            "moves": policy.moves_for(details, request.user) if details else [],
            "reasons": REASONS,
            "may_reveal": details and details.commenter and request.user.has_perm("comments.reveal_address"),
            "history": details.decisions.select_related("by") if details else [],
            "ban_form": BanForm(details=details) if details and self.has_moderate_permission(request) else None,
            "comment_pk": object_id,
        }
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    # What its buttons do.

    def decide(self, request, pk):
        """Make the move that a button names, for the reason chosen beside it."""
        details = get_object_or_404(self.get_queryset(request), pk=pk)
        move, reason = request.POST.get("move"), request.POST.get(f"reason-{pk}", Reason.NONE)
        is_done = move in policy.MOVES and self.make_move(request, details, move, reason)
        return self.say_what_became(request, details, is_done)

    def undo(self, request):
        """Take back the last of one's own decisions."""
        last = Decision.objects.undoable_by(request.user).select_related("details__comment").first()
        if last is None:
            return self.answer(request, _("Rien à annuler."), messages.WARNING)
        try:
            workflow.undo(last.details.comment, by=request.user)
        except PermissionDenied:
            return self.say_what_became(request, last.details, is_done=False)
        return self.say_what_became(request, last.details, is_done=True)

    def find(self, request):
        """List the comments of one whole address: posted, for an address in a link stays in logs and histories."""
        commenter = identity.find(request.POST.get("address", ""))
        if commenter is None:
            self.message_user(request, _("Aucun commentaire de cette adresse."), messages.WARNING)
            return redirect(LIST)
        return redirect(f"{reverse(LIST)}?etat={StateFilter.EVERYTHING}&commenter__id__exact={commenter.pk}")

    def reveal(self, request, pk):
        """Show the whole address once, and write down who saw it."""
        if not request.user.has_perm("comments.reveal_address"):
            raise PermissionDenied
        details = get_object_or_404(self.get_queryset(request), pk=pk, commenter__isnull=False)
        self.log_change(request, details, str(_("Adresse e-mail affichée")))
        context = self.admin_site.each_context(request) | {
            "title": _("Adresse e-mail"),
            "address": identity.address_of(details.commenter),
            "details": details,
        }
        return TemplateResponse(request, "admin/comments/address.html", context)

    def make_move(self, request, details, name, reason=Reason.NONE):
        """Make the move `name`. Returns False if the comment's state does not allow it or is no more the one that the
        moderator saw, or the reason is unknown.
        """
        seen = request.POST.get(f"seen-{details.pk}", "")
        try:
            workflow.make_move(details.comment, name, by=request.user, reason=Reason(reason), seen=seen)
        except (PermissionDenied, ValueError):
            return False
        return True

    def say_what_became(self, request, details, is_done):
        """Answer a decision with the state that the comment is in."""
        details.refresh_from_db(fields=["state"])
        words = {"name": details.comment.user_name, "state": details.get_state_display()}
        if is_done:
            return self.answer(request, _("%(name)s\u00a0: %(state)s.") % words, messages.SUCCESS, details.pk)
        sentence = _("%(name)s\u00a0: cette décision n’est plus possible (%(state)s).") % words
        return self.answer(request, sentence, messages.WARNING, details.pk)

    def answer(self, request, sentence, level, comment_pk=None):
        """Say `sentence` on the list it came from; or in JSON, to moderation.js, which goes on by itself."""
        if not request.accepts("text/html"):
            waiting = CommentDetails.objects.waiting().count()
            return JsonResponse({"sentence": sentence, "comment": comment_pk, "waiting": waiting})
        self.message_user(request, sentence, level)
        return SeeOther(f"{reverse(LIST)}?{request.GET.urlencode()}".rstrip("?"))

    # What the page of a comment shows.

    @admin.display(description=_("texte"))
    def text(self, details):
        return details.safe_html

    @admin.display(description=_("nom"))
    def name(self, details):
        return details.comment.user_name

    @admin.display(description=_("adresse e-mail"))
    def address(self, details):
        return identity.masked_address_of(details.commenter) if details.commenter else "–"

    @admin.display(description=_("signalé pour"))
    def reported(self, details):
        return ", ".join(report.get_reason_display() for report in details.reports.all()) or "–"

    @admin.display(description=_("en réponse à"))
    def answered(self, details):
        answered = CommentDetails.objects.filter(pk=details.comment.parent_id).exclude(pk=details.pk).first()
        return answered.safe_html if answered else "–"
