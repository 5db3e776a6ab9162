"""The bar under the form of an article: what this person may do with it now, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.choices import State
from articles.workflow import move_label, moves_for, place_of


@dataclass(frozen=True)
class Action:
    """A button that saves, then makes the move `name`."""

    name: str
    label: str


@dataclass(frozen=True)
class SaveBar:
    """Where the article stands, what saving alone is called, and the moves offered."""

    place: str
    place_label: str
    save_label: str
    actions: list[Action]


def save_bar(article, user, at=None):
    """The SaveBar of `article` for `user`; `at` (aware datetime or None) is the date of publication asked for."""
    return SaveBar(place_of(article), article.state_label, _save_label(article), actions(article, user, at))


def actions(article, user, at=None):
    """The buttons of the moves that `user` may make, in the order of the table."""
    return [Action(move.name, move_label(move, article, at)) for move in moves_for(article, user)]


def _save_label(article):
    if article.is_published:
        return _("Mettre à jour")
    return _("Enregistrer le brouillon") if article.state == State.DRAFT else _("Enregistrer")
