"""The contact form: a reader writes to the newsroom, which answers by e-mail."""

from django import forms
from django.conf import settings
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from articles.metadata import NOT_INDEXED, page_metadata
from comments.forms import BAD_ADDRESS, CleanCharField, LineField
from comments.open_forms import OpenForm
from comments.text import is_blank
from newsroom.open_forms import OpenFormView
from newsroom.reader_mails import write_to_newsroom

NAME_LENGTH, MESSAGE_LENGTH = 100, 10_000
NO_MESSAGE = _("Votre message est vide.")


class ContactForm(OpenForm):
    """A message to the newsroom."""

    name = LineField(
        label=_("Nom"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Saisissez votre nom.")},
    )
    email = forms.EmailField(
        label=_("Adresse e-mail"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"required": BAD_ADDRESS, "invalid": BAD_ADDRESS},
    )
    message = CleanCharField(
        label=_("Message"),
        max_length=MESSAGE_LENGTH,
        widget=forms.Textarea({"rows": 10, "cols": False}),
        error_messages={"required": NO_MESSAGE},
    )

    def clean_message(self):
        message = self.cleaned_data["message"]
        if is_blank(message):
            raise forms.ValidationError(NO_MESSAGE)
        return message


class ContactView(OpenFormView):
    form_class = ContactForm
    subject = "contact"
    template_name = "contact.html"
    success_url = reverse_lazy("contact_thanks")

    def form_valid(self, form):
        name, email, message = (form.cleaned_data[field] for field in ("name", "email", "message"))
        write_to_newsroom(
            subject=gettext("{paper}\u00a0: message de {name}").format(paper=settings.NEWSROOM_NAME, name=name),
            body=f"{message}\n\n-- \n{name} <{email}>\n",
            reply_to=email,
        )
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        metadata = page_metadata(gettext("Contact"), gettext("Écrire à la rédaction."), self.request.path)
        return super().get_context_data(metadata=metadata, **kwargs)


class ContactThanksView(TemplateView):
    """What the reader sees once the message is on its way."""

    template_name = "contact_thanks.html"

    def get_context_data(self, **kwargs):
        title = gettext("Message envoyé")
        metadata = page_metadata(title, title, self.request.path, robots=NOT_INDEXED)
        return super().get_context_data(metadata=metadata, **kwargs)
