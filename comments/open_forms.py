"""What protects forms that anybody may send, without an account.

Their pages may be cached, so they go without a cookie: the origin of the request, a signed token and a field that
people do not see stand in for Django's CSRF token.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from comments.tokens import check_form_token, form_token


class TokenInput(forms.HiddenInput):
    """Always the token of the day: a form that comes back with an old one can be sent again."""

    def __init__(self, subject):
        super().__init__()
        self.subject = subject

    def format_value(self, value):
        return form_token(self.subject)


class TrapInput(forms.TextInput):
    """A field that people do not see and programs fill in. It comes back empty, in case a browser filled it."""

    is_hidden = True

    def __init__(self):
        super().__init__({"hidden": True, "tabindex": "-1", "autocomplete": "off"})

    def format_value(self, value):
        return ""


class VisitorForm(forms.Form):
    """Sent from a page of ours: `is_same_origin` is what the request tells of that."""

    def __init__(self, *args, is_same_origin=True, **kwargs):
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.is_same_origin = is_same_origin

    def clean(self):
        if not self.is_same_origin:
            raise forms.ValidationError(
                _("Votre navigateur ne confirme pas que l’envoi vient de cette page. Vérifiez, puis envoyez d’ici.")
            )


class OpenForm(VisitorForm):
    """On a page that many may have seen: a token besides, made for `subject`, and a trap for programs."""

    website = forms.CharField(required=False, widget=TrapInput)
    token = forms.CharField(required=False)

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, **kwargs)
        self.subject = subject
        self.fields["token"].widget = TokenInput(subject)

    def clean(self):
        if self.cleaned_data.get("website"):
            raise forms.ValidationError(_("Un champ caché a été rempli. Envoyez de nouveau sans le remplir."))
        super().clean()
        if not check_form_token(self.cleaned_data.get("token", ""), self.subject):
            raise forms.ValidationError(
                _("Cette page était ouverte depuis longtemps. Vérifiez, puis envoyez de nouveau.")
            )
