"""The closed lists that editors choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Genre(models.TextChoices):
    """What kind of piece an article is: readers are told whenever it is not plain news."""

    NEWS = "actualite", _("Actualité")
    REPORTAGE = "reportage", _("Reportage")
    INTERVIEW = "entretien", _("Entretien")
    ANALYSIS = "analyse", _("Analyse")
    OP_ED = "tribune", _("Tribune")
    EDITORIAL = "editorial", _("Éditorial")
    BRIEF = "breve", _("Brève")
    SPONSORED = "partenaire", _("Contenu partenaire")


#: Genres that carry an opinion: set apart by type on the front page.
OPINION_GENRES = (Genre.ANALYSIS, Genre.OP_ED, Genre.EDITORIAL)

#: Genres that no one need sign: the newspaper itself speaks, or a partner does.
UNSIGNED_GENRES = (Genre.EDITORIAL, Genre.SPONSORED)


class State(models.TextChoices):
    """Where an article stands. «Programmé» is PUBLISHED with a date to come: nothing runs at that minute."""

    DRAFT = "brouillon", _("Brouillon")
    IN_REVIEW = "relecture", _("En relecture")
    TO_CORRECT = "a-corriger", _("À corriger")
    APPROVED = "valide", _("Validé")
    PUBLISHED = "publie", _("Publié")
    UNPUBLISHED = "depublie", _("Dépublié")


class CorrectionKind(models.TextChoices):
    """How the text changed after publication."""

    ERRATUM = "rectificatif", _("Rectificatif")
    CLARIFICATION = "precision", _("Précision")
    UPDATE = "mise_a_jour", _("Mise à jour")
    REPLY = "reponse", _("Droit de réponse")

    @classmethod
    def written(cls):
        """The kinds that an editor writes: the notice of a reply is made with it."""
        return [(kind.value, kind.label) for kind in cls if kind is not cls.REPLY]
