"""«Signaler une erreur»: a reader says what is wrong in an article; the desk keeps it and gets a mail.

The address, if one is given, is not stored with the report, for nobody who reads the list needs it: it travels in the
mail alone, as the address to answer to, and goes with it (`reader_mails`).
"""

from django import forms
from django.conf import settings
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from articles.addresses import absolute
from articles.metadata import NOT_INDEXED, page_metadata
from articles.models import Article
from comments.forms import BAD_ADDRESS, CleanCharField
from comments.limits import DAY
from comments.open_forms import OpenForm
from comments.patience import patient
from comments.text import is_blank
from newsroom.open_forms import OpenFormView
from newsroom.reader_mails import write_to_newsroom

PASSAGE_LENGTH, TEXT_LENGTH = 1_000, 5_000
#: Reports of one article that a day may bring: beyond, the desk knows, or a program is at work.
MOST_A_DAY = 50
NO_TEXT = _("Dites ce qui est faux, en une phrase.")


@patient
def keep_report(article, *, passage, text, email):
    """Keep what a reader says is wrong in `article`, and mail it to the desk, which may answer to `email` if any."""
    report = article.error_reports.create(passage=passage, text=text)
    quoted = f"«\u00a0{passage}\u00a0»\n\n" if passage else ""
    write_to_newsroom(
        subject=gettext("{paper}\u00a0: erreur signalée").format(paper=settings.NEWSROOM_NAME),
        body=f"{article.title}\n{absolute(article.get_absolute_url())}\n\n{quoted}{text}\n",
        reply_to=email,
        report=report,
    )


class ErrorReportForm(OpenForm):
    """What is wrong, where, and an address if the reader wants an answer."""

    passage = CleanCharField(
        label=_("Le passage"),
        required=False,
        max_length=PASSAGE_LENGTH,
        widget=forms.Textarea({"rows": 3, "cols": False}),
        help_text=_("Copiez la phrase, si c’en est une."),
    )
    text = CleanCharField(
        label=_("Ce qui est faux"),
        max_length=TEXT_LENGTH,
        widget=forms.Textarea({"rows": 6, "cols": False}),
        error_messages={"required": NO_TEXT},
    )
    email = forms.EmailField(
        label=_("Adresse e-mail"),
        required=False,
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("Facultative\u00a0: sert uniquement à vous répondre, et n’est pas conservée avec le signalement."),
        error_messages={"invalid": BAD_ADDRESS},
    )

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article

    def clean_text(self):
        if is_blank(self.cleaned_data["text"]):
            raise forms.ValidationError(NO_TEXT)
        return self.cleaned_data["text"]

    def clean(self):
        super().clean()
        if self.article.error_reports.filter(created_at__gt=timezone.now() - DAY).count() >= MOST_A_DAY:
            raise forms.ValidationError(
                _("Beaucoup de lecteurs nous ont déjà écrit sur cet article aujourd’hui. Réessayez demain.")
            )


class AboutArticle:
    """Of a view about one published article, which its address names."""

    def get_queryset(self):
        return Article.objects.published()

    def page_context(self, article):
        title = gettext("Signaler une erreur")
        metadata = page_metadata(title, article.title, self.request.path, robots=NOT_INDEXED)
        return {"article": article, "metadata": metadata}


class ErrorReportView(AboutArticle, OpenFormView):
    form_class = ErrorReportForm
    template_name = "error_report.html"

    def dispatch(self, request, *args, slug, **kwargs):
        self.article = get_object_or_404(self.get_queryset(), slug=slug)
        self.subject = f"error-report:{self.article.pk}"
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"article": self.article}

    def form_valid(self, form):
        values = form.cleaned_data
        keep_report(self.article, passage=values["passage"], text=values["text"], email=values["email"])
        return redirect(reverse("error_reported", args=[self.article.slug]))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.page_context(self.article), **kwargs)


class ErrorReportedView(AboutArticle, DetailView):
    """What the reader sees once the report is on its way."""

    template_name = "error_reported.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | self.page_context(self.object)
