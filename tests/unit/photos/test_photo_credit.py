import pytest

from articles.photos.picture import credit_line


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Courtoisie", "Photo\u00a0: Courtoisie."),
        (" courtoisie. ", "Photo\u00a0: Courtoisie."),
        ("Courtoisie de la mairie", "Photo\u00a0: Courtoisie de la mairie."),
        ("DR", "DR"),
        ("D.R.", "DR"),
        ("dr", "DR"),
        ("Awa Traoré / AFP", "©\u00a0Awa Traoré / AFP"),
        ("Drissa Koné", "©\u00a0Drissa Koné"),
        ("Photothèque nationale", "©\u00a0Photothèque nationale"),
        ("© Awa Traoré", "© Awa Traoré"),
        ("(c) Awa Traoré", "(c) Awa Traoré"),
        ("Photo : Awa Traoré", "Photo : Awa Traoré"),
        ("photos Awa Traoré", "photos Awa Traoré"),
        ("Crédit photo : ministère", "Crédit photo : ministère"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_credit_is_printed_in_the_words_of_the_paper(typed, printed):
    assert credit_line(typed) == printed


@pytest.mark.parametrize("typed", ["Courtoisie", "DR", "Awa Traoré / AFP"])
def test_printed_credit_is_not_worded_twice(typed):
    assert credit_line(credit_line(typed)) == credit_line(typed)
