"""What must be said of a photo, alone or among several."""

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.admin.dates import DateInput
from articles.models import Photo
from articles.photo_uploads import LEGEND_FIELDS
from articles.photos.decoding import PhotoError
from articles.photos.legend import Legend
from articles.photos.library import prepare_upload

_COORDINATE = {"min": 0, "max": 1, "step": 0.01}


class DescriptionForm(forms.ModelForm):
    """Caption, credit and alternative text: a photo is shown to no one without the last two."""

    class Meta:
        model = Photo
        fields = ["caption", "credit", "alt", "is_decorative", "taken_on"]
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 3}),
            "alt": forms.Textarea(attrs={"rows": 3}),
            "taken_on": DateInput,
        }
        error_messages = {"credit": {"required": _("Dites de qui est la photo.")}}

    def clean(self):
        data = super().clean()
        if not data.get("alt") and not data.get("is_decorative"):
            self.add_error(
                "alt", _("Décrivez la photo pour qui ne la voit pas, ou cochez «\u00a0photo décorative\u00a0».")
            )
        return data


class PhotoUploadForm(DescriptionForm):
    """One row of the table that several uploads are described in."""

    def __init__(self, *args, upload, **kwargs):
        self.upload = upload
        #: Names of the fields that the file filled in.
        self.from_file = [name for name in LEGEND_FIELDS if getattr(upload, name)]
        super().__init__(*args, initial={name: getattr(upload, name) for name in self.from_file}, **kwargs)


class PhotoForm(DescriptionForm):
    """A photo with all that must be said of it. What is no picture is refused with a sentence."""

    file = forms.FileField(label=_("Fichier"), widget=AdminFileWidget(attrs={"accept": "image/*"}))

    class Meta(DescriptionForm.Meta):
        fields = ["file", *DescriptionForm.Meta.fields, "focal_x", "focal_y"]
        widgets = DescriptionForm.Meta.widgets | {
            "focal_x": forms.NumberInput(_COORDINATE),
            "focal_y": forms.NumberInput(_COORDINATE),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._legend = Legend()
        #: Names of the fields that the file filled in.
        self.from_file = []

    def clean_file(self):
        file = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return file
        try:
            master = prepare_upload(file)
        except PhotoError as error:
            raise ValidationError(str(error)) from error
        self.instance.width, self.instance.height = master.width, master.height
        self.instance.forget_files()
        self._legend = master.legend
        return master

    def clean(self):
        for name in self._legend.found:
            if not self._was_typed(name):
                self._errors.pop(name, None)
                self.cleaned_data[name] = getattr(self._legend, name)
                self.from_file.append(name)
        data = super().clean()
        if self.errors and "file" in self.changed_data and "file" in self.cleaned_data:
            # Browsers send a file once: the form comes back without it.
            self.add_error("file", _("Choisissez de nouveau le fichier\u00a0: il n’a pas été gardé."))
        return data

    def _was_typed(self, name):
        if name == "alt" and self.cleaned_data.get("is_decorative"):
            return True
        return bool(str(self.data.get(self.add_prefix(name), "")).strip())
