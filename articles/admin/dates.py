"""Dates and times in the desk, in the fields that a telephone has for them, instead of calendars in JavaScript."""

from django import forms
from django.db import models

#: What a browser reads and sends, whatever it shows.
_ISO_DATE, _ISO_TIME = "%Y-%m-%d", "%H:%M:%S"


class DateInput(forms.DateInput):
    """A day."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format=_ISO_DATE)


class DateAndTimeInput(forms.SplitDateTimeWidget):
    """A day and, beside it, an hour: were they one field, a day without its hour would be sent as nothing at all."""

    template_name = "admin/widgets/date_and_time.html"
    #: Name of the two together.
    label = ""

    def __init__(self, attrs=None):
        # Any step: a moment stored with its seconds is valid, and comes back as it was.
        time_attrs = {"type": "time", "step": "any"}
        super().__init__(attrs, _ISO_DATE, _ISO_TIME, date_attrs={"type": "date"}, time_attrs=time_attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["label"] = self.label
        return context


class DateAndTimeField(forms.SplitDateTimeField):
    """An instant, asked for as a day and an hour that know what they are the day and the hour of."""

    widget = DateAndTimeInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget.label = self.label


#: For `ModelAdmin.formfield_overrides`.
NATIVE_DATES = {
    models.DateField: {"widget": DateInput},
    models.DateTimeField: {"form_class": DateAndTimeField, "widget": DateAndTimeInput},
}
