"""Plain text of HTML, and what is counted, cut and compared in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.plain import excerpt, fold, plain_text, reading_minutes, word_count

from .typography_reading import shown

LEAD = (
    "«\u00a0Le pont sera rouvert avant la fin de la saison des pluies\u00a0», a promis le maire, qui dit avoir reçu "
    "5\u202f000\u202fF\u00a0CFA de chaque famille."
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Un <em>mot</em>.</p><p>Deux</p>", "Un mot.\nDeux"),
        ("<p>a &amp; b&nbsp;&lt;c&gt;</p>", "a & b\u00a0<c>"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>", "a\nb"),
        ('<p>a</p><aside data-lire="7">Titre</aside><p>b</p>', "a\nb"),
        ('<figure data-photo="1"></figure><hr>', ""),
        ("<p>a\n b</p>\n\n<p>c</p>", "a  b\nc"),
        ("texte nu", "texte nu"),
    ],
)
def test_text_has_a_line_for_each_block(html, text):
    assert plain_text(html) == text


def test_short_text_is_its_own_excerpt():
    assert excerpt("  Deux\nmots. ") == "Deux mots."


@pytest.mark.parametrize(
    ("length", "cut"),
    [
        (20, "«~Le pont sera~»…"),
        (62, "«~Le pont sera rouvert avant la fin de la saison des pluies~»…"),
        (66, "«~Le pont sera rouvert avant la fin de la saison des pluies~»…"),
        (82, "«~Le pont sera rouvert avant la fin de la saison des pluies~», a promis le maire…"),
        (110, "«~Le pont sera rouvert avant la fin de la saison des pluies~», a promis le maire, qui dit avoir reçu…"),
    ],
)
def test_excerpt_ends_after_a_word_with_nothing_left_open(length, cut):
    assert shown(excerpt(LEAD, length)) == cut


def test_excerpt_never_parts_a_number_from_its_unit():
    cuts = {excerpt(LEAD, length) for length in range(20, len(LEAD))}
    assert {cut for cut in cuts if cut.removesuffix("…")[-1].isdigit()} == set()


def test_word_longer_than_the_excerpt_is_cut():
    assert excerpt("a" * 200, 10) == "a" * 9 + "…"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(alphabet="ab «»“”(),.\u00a0\n", max_size=80), st.integers(min_value=8, max_value=40))
def test_excerpt_is_never_too_long(text, length):
    assert len(excerpt(text, length)) <= length


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Un mot.", 2),
        ("L’eau monte\u00a0!", 2),
        ("«\u00a0Oui\u00a0», dit-il — enfin…", 3),
        ("5\u202f000\u202f000 habitants", 2),
        ("a\nb\tc", 3),
    ],
)
def test_words_are_counted_as_readers_see_them(text, count):
    assert word_count(text) == count


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (230, 1), (344, 1), (345, 2), (700, 3), (2300, 10)])
def test_reading_takes_a_minute_for_230_words(words, minutes):
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("  CŒUR   d’été ", "coeur d'ete"),
        ("Ex\u00a0æquo", "ex aequo"),
        ("e\u0301te\u0301", "été"),
        ("Straße", "strasse"),
        ("Grands‑Lacs", "grands-lacs"),
    ],
)
def test_words_that_only_look_different_fold_to_the_same(one, other):
    assert fold(one) == fold(other)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
