"""Which paragraphs of a pasted text mean a related link."""

import pytest

from articles.text.blocks import Block
from articles.text.lire_lines import meant_title


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<p>LIRE : Le pont rouvre</p>", "Le pont rouvre"),
        ("<p>LIRE AUSSI\u00a0: Le pont rouvre</p>", "Le pont rouvre"),
        ("<p>À lire également : Le pont rouvre</p>", "Le pont rouvre"),
        ("<p>A lire: Le pont rouvre</p>", "Le pont rouvre"),
        ("<p><strong>Lire aussi :</strong><br>Le pont rouvre</p>", "Le pont rouvre"),
        ("<h3>LIRE : Transports : le pont rouvre</h3>", "Transports : le pont rouvre"),
    ],
)
def test_line_that_says_what_to_read_is_known(html, title):
    assert meant_title(Block(html[1:].partition(">")[0], html)) == title


@pytest.mark.parametrize(
    "html",
    [
        "<p>À lire ce rapport, rien n’a changé : le pont est fermé.</p>",
        "<p>Lire, écrire, compter : le pont rouvre.</p>",
        "<p>Il faut lire : le pont rouvre.</p>",
        "<p>LIRE :</p>",
        "<p>LIRE : Le pont rouvre<br>Il était fermé depuis un an.</p>",
        "<ul><li>LIRE : Le pont rouvre</li></ul>",
    ],
)
def test_sentence_that_only_holds_the_word_is_text(html):
    assert meant_title(Block(html[1:].partition(">")[0], html)) == ""
