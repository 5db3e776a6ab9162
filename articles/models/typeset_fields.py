"""Columns of plain French text: whatever way they are saved, they hold it typeset, which is what editors see again."""

import re

from django.db import models

from articles.text.typography import typeset

#: What a line may be broken or laid out by; the no-break spaces that an editor typed stay.
_PLAIN_SPACES = re.compile(r"[ \t\r\n\f\v]+")


class TypesetMixin:
    """Typesets before it validates, so that a text is measured as it will be stored; and whenever it is saved."""

    def as_stored(self, text):
        """What is stored of a `text` as it was typed."""
        return typeset(text.strip())

    def clean(self, value, model_instance):
        return super().clean(self.as_stored(value), model_instance)

    def pre_save(self, model_instance, add):
        value = self.as_stored(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self):
        """As the plain field: typography is no affair of the database, and calls for no migration."""
        name, _path, args, kwargs = super().deconstruct()
        return name, self.stored_as, args, kwargs


class TypesetCharField(TypesetMixin, models.CharField):
    """One line of French."""

    stored_as = "django.db.models.CharField"

    def as_stored(self, text):
        return super().as_stored(_PLAIN_SPACES.sub(" ", text.strip()))


class TypesetTextField(TypesetMixin, models.TextField):
    """Lines or paragraphs of French."""

    stored_as = "django.db.models.TextField"
