"""How the library is looked through: by day and by what is missing. One form shows them, above the grid."""

from contextlib import suppress
from datetime import date

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.photo_library import taken_between, unused


class FormFilter(admin.SimpleListFilter):
    """A filter that is a field of the library's own form: it has no list of choices in the margin."""

    def lookups(self, request, model_admin):
        return ()

    def has_output(self):
        return True

    def choices(self, changelist):
        return ()


class _DayFilter(FormFilter):
    @property
    def day(self):
        """The day asked for, None if it cannot be read."""
        with suppress(TypeError, ValueError):
            return date.fromisoformat(self.value())
        return None


class SinceFilter(_DayFilter):
    title, parameter_name = _("du"), "du"

    def queryset(self, request, queryset):
        return taken_between(queryset, since=self.day)


class UntilFilter(_DayFilter):
    title, parameter_name = _("au"), "au"

    def queryset(self, request, queryset):
        return taken_between(queryset, until=self.day)


class WithoutAltFilter(FormFilter):
    title, parameter_name = _("sans texte alternatif"), "sans_texte"

    def queryset(self, request, queryset):
        return queryset.filter(alt="") if self.value() else queryset


class UnusedFilter(FormFilter):
    title, parameter_name = _("inutilisées"), "inutilisees"

    def queryset(self, request, queryset):
        return unused(queryset) if self.value() else queryset
