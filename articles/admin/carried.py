"""What the form of an article carries beside what is typed: which version it was made from, and its slip.

Saving over a version that the form has not seen is refused; the answer shows both texts, and the typed one stays in
the form. A form that does not say what it was made from (a script's) is not held to it.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.versions.recording import latest_number
from articles.versions.unsaved import new_slip, read_slip


class Carried:
    """Of a field that travels with the form and is never a change that somebody made."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


class CarriedText(Carried, forms.CharField):
    """A text that travels with the form."""


class CarriedNumber(Carried, forms.IntegerField):
    """A number that travels with the form."""


class CarryingForm(forms.ModelForm):
    """A form that knows which version of its article it was made from. `user` is set on a subclass by the admin."""

    user = None
    #: Shown again with what was typed and not saved: nothing is checked, nothing can be saved.
    is_resumed = False
    #: A newer version than the one the form was made from stands in the way: its number.
    collides_with = None

    based_on = CarriedNumber(required=False)
    #: Number of the version that the writer has seen and overwrites knowingly.
    overwrite = CarriedNumber(required=False)
    slip = CarriedText(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_bound and self.user is not None:
            self.initial["based_on"] = latest_number(self.instance.pk)
            self.initial["slip"] = new_slip(self.user, self.instance.pk)

    @property
    def carried_slip(self):
        """The Slip that the form carries, or None."""
        return read_slip(self["slip"].value() or "")

    def full_clean(self):
        if self.is_resumed:
            self._errors, self.cleaned_data = forms.utils.ErrorDict(), {}
        else:
            super().full_clean()

    def is_valid(self):
        return not self.is_resumed and super().is_valid()

    def clean(self):
        data = super().clean()
        based_on, latest = data.get("based_on"), latest_number(self.instance.pk)
        if based_on is not None and latest not in (based_on, data.get("overwrite")):
            self.collides_with = latest
            self.add_error(None, _("L’article a changé depuis que vous l’avez ouvert. Rien n’a été enregistré."))
        return data
