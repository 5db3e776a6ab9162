"""A title typed with its surtitre before a colon: what is proposed, and what is left alone."""

import pytest

from articles.text.kicker import kicker_in


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Sécurité : trois nouveaux commissariats", ("Sécurité", "Trois nouveaux commissariats")),
        ("Marchés publics\u00a0: l’appel d’offres repart", ("Marchés publics", "L’appel d’offres repart")),
        ("Prix du café: la récolte attend", ("Prix du café", "La récolte attend")),
        ("  Santé :\u00a0élan à Idjwi ", ("Santé", "Élan à Idjwi")),
        ("Coupe des Lacs : finale : les billets en vente", ("Coupe des Lacs", "Finale : les billets en vente")),
    ],
)
def test_short_beginning_before_a_colon_is_taken_for_a_surtitre(title, parts):
    assert kicker_in(title) == parts


@pytest.mark.parametrize(
    "title",
    [
        "Aline Mukamana : « Nous rouvrirons en mars »",
        'Aline Mukamana : "Nous rouvrirons en mars"',
        "Aline Mukamana : – Nous rouvrirons en mars",
        "« Sécurité » : trois nouveaux commissariats",
        "Ce que dit le rapport : trois nouveaux commissariats",
        "Le match commence à 18:30",
        "2026 : année de la route",
        "Qui paiera ? : la question",
        "Sécurité :",
        ": trois nouveaux commissariats",
        "Trois nouveaux commissariats",
        "",
    ],
)
def test_words_somebody_said_and_long_beginnings_are_left_alone(title):
    assert kicker_in(title) is None
