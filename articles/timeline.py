"""The way an article went, as the desk reads it: from its creation to now."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from articles.choices import State
from articles.text.dates import relative, short_datetime
from articles.text.names import name_of


@dataclass(frozen=True)
class Step:
    """One step: what it did, in words; the pill of the state reached; who made it, when; what they said of it."""

    label: str
    state: str
    by: str
    at: datetime
    note: str = ""

    @property
    def when(self):
        """«Hier à 8 h 05»."""
        return relative(timezone.localtime(self.at), timezone.localtime())


def timeline(article):
    """The steps of `article`, the newest first, in one query."""
    transitions = list(article.transitions.select_related("by"))
    steps = [_step(transition) for transition in transitions]
    last_date = next((t for t in transitions if t.to_state == State.PUBLISHED), None)
    if article.is_published and last_date and last_date.is_scheduling:
        steps.insert(0, Step(gettext("Paru à l’heure dite"), State.PUBLISHED, "", article.published_at))
    author = article.created_by
    return [*steps, Step(gettext("Créé"), State.DRAFT, name_of(author) if author else "", article.created_at)]


def _step(transition):
    label, state = transition.get_to_state_display(), transition.to_state
    if transition.is_scheduling:
        date = short_datetime(timezone.localtime(transition.publication_at), timezone.localdate())
        label, state = gettext("Programmé pour le %(date)s") % {"date": date}, "programme"
    return Step(label, state, name_of(transition.by), transition.at, transition.note)
