"""What must hold of any text at all: letters, markup and addresses stay, and twice is once."""

import re
from html import escape, unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.typography import typeset, typeset_html

from .typography_reading import letters

ADDRESSES = [
    "https://exemple.org/a?b=1&c=d;e:5km", "www.exemple.org/11h30", "redac@exemple.org", "un-slug-de-5km", "2026-11-24",
    "exemple.org/a-10h30-b",
]  # fmt: skip
PIECES = [
    *"\"\"'''“”„«»‘’`´;:!?….,()[]-–—/=&#@%°€<>",
    *" \u00a0\u202f\u2009\n\tabéœldmhHMF5",
    "''", "<<", ">>", "\n\n", "...", " - ", "km", " F CFA", " francs", "2026", "12", "500", "000", "1.500", "3,5", "M.",
    "Mme", "n°", "1er", "XXIe", "art.", " janvier", "👏", "&amp;", "\ue000", "\ufffc", "10:30", *ADDRESSES,
]  # fmt: skip
TEXT = st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=30))

TAGS = [
    "<p>", "</p>", "<em>", "</em>", "<li>", "</li>", '<a href="x : y ?">', "</a>", "<br>", "<code>", "</code>", "<sup>",
    "</sup>", '<span data-brut="">', "</span>", "<!-- a ; -->",
]  # fmt: skip
TAG = re.compile(r"<(?:!--.*?--|/?[a-z][^>]*)>")
HTML = st.lists(
    st.one_of(
        st.sampled_from(TAGS), st.sampled_from(PIECES).map(lambda p: p.replace("<", "&lt;").replace(">", "&gt;"))
    ),
    max_size=16,
).map("".join)

promise = settings(max_examples=200, deadline=None, derandomize=True)


@promise
@given(TEXT)
def test_setting_twice_is_setting_once(text):
    once = typeset(text)
    assert typeset(once) == once


@promise
@given(TEXT)
def test_letters_and_digits_never_change(text):
    assert letters(typeset(text)) == letters(text)


@promise
@given(TEXT.filter(lambda text: not re.search("[`=]", text)))
def test_no_ordinary_space_stands_where_a_line_must_not_break(text):
    assert re.findall(r" [:;!?»]|« ", typeset(text)) == []


@promise
@given(st.sampled_from(ADDRESSES), TEXT)
def test_address_between_words_is_never_touched(address, text):
    assert f" {address} " in typeset(f"Voir {address} ici. {text}")


@promise
@given(HTML)
def test_html_set_twice_is_html_set_once(html):
    once = typeset_html(html)
    assert typeset_html(once) == once


@promise
@given(HTML)
def test_tags_and_letters_of_html_never_change(html):
    result = typeset_html(html)
    assert TAG.findall(result) == TAG.findall(html)
    assert letters(unescape(TAG.sub("", result))) == letters(unescape(TAG.sub("", html)))


VERBATIM = {"code": "<code>", "data-brut": '<span data-brut="">'}


@promise
@given(st.sampled_from(sorted(VERBATIM)), TEXT, TEXT)
def test_what_is_marked_verbatim_comes_out_as_it_went_in(mark, inside, around):
    opening = VERBATIM[mark]
    passage = f"{opening}{escape(inside)}</{opening[1:].split()[0].rstrip('>')}>"
    assert passage in typeset_html(f"<p>{escape(around)} {passage} {escape(around)}</p>")
