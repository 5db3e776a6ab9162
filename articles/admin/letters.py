"""What people write about articles, in the desk: rights of reply with their clock, errors pointed out."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.dates import NATIVE_DATES
from articles.choices import CorrectionKind
from articles.desk_filters import Letters
from articles.freshness import article_changed
from articles.models import Correction, ErrorReport, ReplyRequest
from articles.replying import advice_on, make_reply
from articles.right_of_reply import time_left
from articles.roles import may_edit
from articles.text.dates import long_datetime


@admin.register(ReplyRequest)
class ReplyRequestAdmin(admin.ModelAdmin):
    """Who asks, when, for what; what is left of the three days; whether the text is too long."""

    change_form_template = "admin/articles/reply_request_form.html"
    list_display = ["name", "clock", "article", "received_at"]
    list_filter = [Letters]
    formfield_overrides = NATIVE_DATES
    autocomplete_fields = ["article"]
    fields = ["article", "name", "contact", "received_at", "text", "refusal"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article", "notice__reply")

    def get_fields(self, request, obj=None):
        return ["clock", "deadline", "measure", *self.fields] if obj else self.fields

    def get_readonly_fields(self, request, obj=None):
        return ["clock", "deadline", "measure"] if obj else []

    @admin.display(description=_("délai"))
    def clock(self, letter):
        if letter.is_waiting:
            is_late = letter.deadline < timezone.now()
            name = "depublie" if is_late else "relecture"
            return format_html('<span class="state state--{}">{}</span>', name, time_left(letter.received_at))
        answer = gettext("Refusé") if letter.refusal else gettext("Publié")
        return format_html('<span class="state">{}</span>', answer)

    @admin.display(description=_("à publier avant le"))
    def deadline(self, letter):
        return long_datetime(timezone.localtime(letter.deadline))

    @admin.display(description=_("longueur"))
    def measure(self, letter):
        return format_html_join("", '<p class="letter__advice">{}</p>', ((said,) for said in advice_on(letter)))

    def get_urls(self):
        reply = self.admin_site.admin_view(self.reply)
        return [path("<int:pk>/reponse/", reply, name="articles_replyrequest_reply"), *super().get_urls()]

    @method_decorator(require_POST)
    def reply(self, request, pk):
        """Make the article that carries the reply, and go to it."""
        letter = get_object_or_404(self.get_queryset(request), pk=pk)
        if not (self.has_change_permission(request, letter) and request.user.has_perm("articles.add_article")):
            raise PermissionDenied
        article = make_reply(letter, by=request.user)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


class CorrectionForm(forms.ModelForm):
    """A correction made of what a reader pointed out."""

    class Meta:
        model = Correction
        fields = ["kind", "text"]
        widgets = {"text": forms.Textarea({"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = CorrectionKind.written()


@admin.register(ErrorReport)
class ErrorReportAdmin(admin.ModelAdmin):
    """What readers say is wrong. What they wrote is not changed; its state is."""

    change_form_template = "admin/articles/error_report_form.html"
    list_display = ["__str__", "state", "article", "created_at"]
    list_filter = ["state"]
    list_select_related = ["article"]
    fields = ["article", "passage", "text", "created_at", "state", "handled_by", "handled_at"]
    readonly_fields = ["article", "passage", "text", "created_at", "handled_by", "handled_at"]
    actions = ["mark_done", "mark_dropped"]

    def has_add_permission(self, request):
        return False

    def get_urls(self):
        correct = self.admin_site.admin_view(self.correct)
        return [path("<int:pk>/correction/", correct, name="articles_errorreport_correct"), *super().get_urls()]

    def save_model(self, request, obj, form, change):
        _handle([obj], obj.state, by=request.user)

    @admin.action(description=_("Marquer comme traité"), permissions=["change"])
    def mark_done(self, request, queryset):
        self._mark(request, queryset, ErrorReport.State.DONE)

    @admin.action(description=_("Classer sans suite"), permissions=["change"])
    def mark_dropped(self, request, queryset):
        self._mark(request, queryset, ErrorReport.State.DROPPED)

    def _mark(self, request, queryset, state):
        total = _handle(queryset, state, by=request.user)
        self.message_user(request, ngettext("%d signalement classé.", "%d signalements classés.", total) % total)

    def correct(self, request, pk):
        """A correction of the article, begun from what the reader wrote; published, the report is done."""
        report = get_object_or_404(ErrorReport.objects.select_related("article"), pk=pk)
        if not (self.has_change_permission(request, report) and may_edit(report.article, request.user)):
            raise PermissionDenied
        form = CorrectionForm(
            request.POST or None, instance=Correction(article=report.article), initial={"text": _first_words(report)}
        )
        if form.is_valid():
            with transaction.atomic():
                form.save()
                article_changed(report.article)
                _handle([report], ErrorReport.State.DONE, by=request.user)
            self.message_user(request, gettext("La correction est en tête de l’article."))
            return HttpResponseRedirect(reverse("admin:articles_errorreport_changelist"))
        context = self.admin_site.each_context(request) | {
            "title": gettext("En faire une correction"), "opts": self.opts, "report": report, "form": form,
        }  # fmt: skip
        return TemplateResponse(request, "admin/articles/error_report_correction.html", context)


def _handle(reports, state, *, by):
    """Give `reports` a state, and say who did and when; returns how many."""
    is_new = state == ErrorReport.State.NEW
    handled = {"handled_by": None if is_new else by, "handled_at": None if is_new else timezone.now()}
    return ErrorReport.objects.filter(pk__in=[report.pk for report in reports]).update(state=state, **handled)


def _first_words(report):
    if not report.passage:
        return gettext("Une première version de cet article indiquait…")
    return gettext("Une première version de cet article indiquait\u00a0: «\u00a0%s\u00a0».") % report.passage
