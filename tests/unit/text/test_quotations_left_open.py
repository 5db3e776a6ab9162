"""Quotations that a text forgets to close, for the checklist."""

import pytest

from articles.text.guillemets import unbalanced


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rien à dire.",
        "Il dit «\u00a0oui\u00a0» et «\u00a0non\u00a0».",
        "«\u00a0Il a dit “oui”\u00a0»",
        'Il dit "oui" sur un écran de 15".',
        "«\u00a0Premier.\n\n«\u00a0Deuxième.\n\n«\u00a0Troisième\u00a0», dit-il.",
        "«\u00a0Premier.\n\nSuite.\u00a0»",
    ],
)
def test_text_whose_quotations_close_has_no_fault(text):
    assert unbalanced(text) == []


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Il dit «\u00a0oui.", ["«\u00a0oui."]),
        ("Il dit oui\u00a0».", ["Il dit oui\u00a0»"]),
        ("«\u00a0Oui.\n\nNon.", ["«\u00a0Oui."]),
        ("Il dit «\u00a0a “b\u00a0» c”", ["“b\u00a0» c”", "Il dit «\u00a0a “b\u00a0» c”"]),
        ('Un «\u00a0deux.\n\nTrois "quatre.', ["«\u00a0deux.", '"quatre.']),
        ("Il dit «\u00a0" + "mot " * 20, ["«\u00a0mot mot mot mot mot mot mot mot mot…"]),
        ("mot " * 20 + "fin\u00a0».", ["…mot mot mot mot mot mot mot mot fin\u00a0»"]),
    ],
)
def test_passage_beside_a_lone_mark_is_quoted(text, passages):
    assert unbalanced(text) == passages
