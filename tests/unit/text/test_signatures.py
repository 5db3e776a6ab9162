"""Who signs an article, and what the desk calls its members."""

import pytest
from django.contrib.auth.models import User

from articles.text.names import byline, name_of


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


def test_member_of_the_newsroom_has_one_name_on_the_desk():
    assert name_of(User(username="ada", first_name="Ada", last_name="Niyonzima")) == "Ada Niyonzima"
    assert name_of(User(username="ada")) == "ada"
    assert name_of(None) == "la rédaction"
