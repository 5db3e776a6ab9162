"""Forms that anybody may send to the newsroom, without an account.

Their pages may be cached, so they go without a cookie: the origin of the request, a signed token and a field that
people do not see stand in for Django's CSRF token.
"""

from django import forms
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import FormView

from comments.origin import is_same_origin
from comments.tokens import check_form_token, form_token

BAD_ADDRESS = _("Saisissez une adresse e-mail valide, par exemple nom@exemple.org.")


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


class OpenForm(forms.Form):
    """What was typed stays whatever is wrong. `subject` is what the token is made for."""

    website = forms.CharField(required=False, widget=TrapInput)
    token = forms.CharField(required=False)

    def __init__(self, *args, subject, comes_from_here=True, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.subject, self.comes_from_here = subject, comes_from_here
        self.fields["token"].widget = TokenInput(subject)

    def clean(self):
        if self.cleaned_data.get("website"):
            raise forms.ValidationError(_("Un champ caché a été rempli. Envoyez de nouveau sans le remplir."))
        if not self.comes_from_here:
            raise forms.ValidationError(
                _("Votre navigateur ne confirme pas que l’envoi vient de cette page. Relisez-vous et envoyez d’ici.")
            )
        if not check_form_token(self.cleaned_data.get("token", ""), self.subject):
            raise forms.ValidationError(
                _("Cette page était ouverte depuis longtemps. Relisez-vous et envoyez de nouveau.")
            )


@method_decorator(csrf_exempt, name="dispatch")
class OpenFormView(FormView):
    """The form; refused, it comes back with its sentences and the status 422."""

    #: What the token of the form is made for.
    subject = None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "subject": self.subject,
            "comes_from_here": is_same_origin(self.request),
        }

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)
