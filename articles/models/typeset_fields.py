"""Columns of plain French text: whatever way they are saved, they hold it typeset, which is what editors see again."""

from django.db import models

from articles.text.typography import typeset


class TypesetMixin:
    """Typesets before it validates, so that a text is measured as it will be stored; and whenever it is saved."""

    def clean(self, value, model_instance):
        return super().clean(typeset(value), model_instance)

    def pre_save(self, model_instance, add):
        value = typeset(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self):
        """As the plain field: typography is no affair of the database, and calls for no migration."""
        name, _path, args, kwargs = super().deconstruct()
        return name, self.stored_as, args, kwargs


class TypesetCharField(TypesetMixin, models.CharField):
    """One line of French."""

    stored_as = "django.db.models.CharField"


class TypesetTextField(TypesetMixin, models.TextField):
    """Lines or paragraphs of French."""

    stored_as = "django.db.models.TextField"
