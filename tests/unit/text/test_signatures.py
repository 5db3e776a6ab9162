"""Who signs an article."""

import pytest

from articles.text.names import byline


@pytest.mark.parametrize(
    ("names", "line"),
    [
        ([], "La rédaction"),
        (["", " "], "La rédaction"),
        (["Awa Traoré"], "Par Awa Traoré"),
        (["A", "B"], "Par A et B"),
        (["A", " B ", "C"], "Par A, B et C"),
    ],
)
def test_byline_names_all_who_sign(names, line):
    assert byline(names) == line
