"""What becomes of the plain text that a visitor types."""

import time

import pytest

from comments.text import clean_line, clean_text, count_links, is_blank, to_html, words_of


def test_blank_lines_make_paragraphs_and_single_ones_make_breaks():
    assert to_html("Un\ndeux\n\n\n\ntrois") == "<p>Un<br>deux</p><p>trois</p>"


def test_every_tag_is_escaped():
    assert to_html("<b onclick=x>oui</b>") == "<p>&lt;b onclick=x&gt;oui&lt;/b&gt;</p>"


def test_web_address_becomes_a_link_that_search_engines_do_not_follow():
    assert to_html("Voir https://exemple.org/a?b=1&c=2.") == (
        '<p>Voir <a href="https://exemple.org/a?b=1&amp;c=2" rel="nofollow ugc noopener">'
        "https://exemple.org/a?b=1&amp;c=2</a>.</p>"
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//exemple.org", "ftp://exemple.org/"])
def test_other_kinds_of_address_stay_text(address):
    assert "<a" not in to_html(address)


def test_link_cannot_break_out_of_its_attribute():
    assert to_html("https://exemple.org/'onmouseover='x") == (
        '<p><a href="https://exemple.org/&#x27;onmouseover=&#x27;x" rel="nofollow ugc noopener">'
        "https://exemple.org/&#x27;onmouseover=&#x27;x</a></p>"
    )


def test_text_is_typeset_in_french():
    assert to_html("C'est vrai ?") == "<p>C’est vrai\u202f?</p>"


def test_address_in_the_text_is_masked_in_links_as_well():
    html = to_html("awa.traore@exemple.org https://exemple.org/?a=awa.traore%40exemple.org")
    assert html.count("awa.traore") == 0


def test_what_no_reader_can_see_is_dropped():
    assert clean_text("a\x00b\u202ec\u200bd\ud800e\ufefff") == "abcdef"


def test_emoji_of_several_characters_stay_whole():
    assert clean_text("👩\u200d🌾 ❤\ufe0f") == "👩\u200d🌾 ❤\ufe0f"


def test_name_stays_on_one_line():
    assert clean_line("Awa\r\nBcc: x@exemple.org\t fin ") == "Awa Bcc: x@exemple.org fin"


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \u200d\n", True), ("?", False), ("👍", False)])
def test_blank_is_what_shows_nothing(text, blank):
    assert is_blank(text) is blank


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("http://a.org http://b.org et HTTPS://c.org", 3),
        ("http://a.org/1, http://a.org/2 et http://a.org/3.", 3),
        ("http://a.org, et encore http://a.org.", 1),
        ('<a href="http://a.org">http://a.org</a>', 1),
        ('<img src="http://a.org"> <param value = \'http://b.org\'> <a href="http://c.org">', 1),
        ("aucun", 0),
    ],
)
def test_links_that_can_be_followed_are_counted_each_once(text, total):
    assert count_links(text) == total


@pytest.mark.parametrize(
    ("text", "words"),
    [("L’Été, déjà\u202f!", "l ete deja"), ("œuf-coque", "oeuf coque"), (" … ", ""), ("ＡＢ 2", "ab 2")],
)
def test_words_are_compared_without_accents_case_or_punctuation(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize("text", ["@" * 10_000, "a" * 10_000, "http://" + "." * 9_990, "a@" * 5_000, "\n \n" * 3_000])
def test_hostile_text_is_handled_at_once(text):
    start = time.perf_counter()
    to_html(text)
    assert time.perf_counter() - start < 1
