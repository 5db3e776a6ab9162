"""The form that asks for a code."""

from django import forms
from django.utils.translation import gettext_lazy as _

WRONG_CODE = _("Ce code n’est pas le bon. Attendez le suivant avant de réessayer.")


class CodeForm(forms.Form):
    """A code of the telephone, or a recovery code. `check` takes it, and returns what it opens, or None."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "size": 12}
        ),
    )

    def __init__(self, *args, check, **kwargs):
        super().__init__(*args, **kwargs)
        self.check = check
        self.opened = None

    def clean_code(self):
        self.opened = self.check(self.cleaned_data["code"])
        if not self.opened:
            raise forms.ValidationError(WRONG_CODE)
        return self.cleaned_data["code"]
