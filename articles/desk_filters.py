"""The filters by which editors find their way in the lists of the desk; the home of the desk leads to them."""

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.choices import State


class Wanted(models.TextChoices):
    """What an editor asks for that is no state of its own."""

    TO_WRITE = "a-ecrire", _("À écrire ou à corriger")
    TO_DECIDE = "a-decider", _("À relire ou à publier")
    SCHEDULED = "programme", _("Programmé")


class Place(admin.SimpleListFilter):
    """Where articles stand, «Programmé» apart from «Publié», and the two heaps of work."""

    title = _("état")
    parameter_name = "etat"
    STATES = {
        Wanted.TO_WRITE: [State.DRAFT, State.TO_CORRECT],
        Wanted.TO_DECIDE: [State.IN_REVIEW, State.APPROVED],
    }

    def lookups(self, request, model_admin):
        before, after = State.choices[:4], State.choices[4:]
        return [*Wanted.choices[:2], *before, *Wanted.choices[2:], *after]

    def queryset(self, request, queryset):
        value = self.value()
        if value == Wanted.SCHEDULED:
            return queryset.scheduled()
        if value == State.PUBLISHED:
            return queryset.published()
        states = self.STATES.get(value, [value])
        return queryset.filter(state__in=states) if value else queryset


class _OneChoice(admin.SimpleListFilter):
    """A filter that is on or off."""

    choice = ()

    def lookups(self, request, model_admin):
        return [self.choice]


class Mine(_OneChoice):
    """One's own: made, or signed."""

    title, parameter_name, YES = _("de qui"), "miens", "oui"
    choice = (YES, _("Les miens"))

    def queryset(self, request, queryset):
        return queryset.own_of(request.user) if self.value() == self.YES else queryset


class Links(_OneChoice):
    """Published articles in which an editor placed a LIRE link that readers cannot follow."""

    title, parameter_name, DEAD = _("liens LIRE"), "liens", "morts"
    choice = (DEAD, _("Liens morts"))

    def queryset(self, request, queryset):
        return queryset.with_dead_lire() if self.value() == self.DEAD else queryset


class Letters(admin.SimpleListFilter):
    """Rights of reply whose clock runs, and those whose three days are over."""

    title, parameter_name, WAITING, LATE = _("délai"), "delai", "en-cours", "en-retard"

    def lookups(self, request, model_admin):
        return [(self.LATE, _("En retard")), (self.WAITING, _("À traiter"))]

    def queryset(self, request, queryset):
        wanted = {self.WAITING: queryset.waiting, self.LATE: queryset.overdue}.get(self.value(), queryset.all)
        return wanted()
