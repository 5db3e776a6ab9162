"""What a stored body may hold, whatever was sent."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.sanitize import clean_body, clean_page

BLOCKS = {"p", "h2", "h3", "ul", "ol", "blockquote", "hr", "table", "figure", "aside"}
KEPT = BLOCKS | set("li cite a strong em sup sub br thead tbody tr th td caption span code".split())
TAG = re.compile(r"<(/?)(\w+)[^>]*>")
EMPTY = re.compile(r"<(p|h2|h3|li|ul|ol|blockquote|a|strong|em|sup|sub|cite|code|span)(?: [^>]*)?>\s*</\1>")

HREFS = [
    "https://exemple.fr/x?a=1&b=2",
    "/rubrique/",
    "javascript:x()",
    "//exemple.fr",
    "http://[x",
    "data:text/html,x",
]
ATTRIBUTES = [
    *(f' href="{href}"' for href in HREFS),
    "", "", "", ' data-photo="3"', ' data-photo="x"', ' data-lire="4"', " data-brut", ' style="font-weight:700"',
    ' style="font-weight:normal"', ' style="mso-list:l0 level2 lfo1"', ' class="MsoListParagraph"', ' start="4"',
    ' onclick="x()"', ' colspan="2"', ' class="twitter-tweet"',
]  # fmt: skip
TEXTS = [
    "mot", " ", "\n", "\u00a0", "\u00a0 ", "\u202f", "&nbsp;", "&lt;p&gt;", "&amp;amp;", "<", ">", "&", "*x*", "• z",
    "1. w", "\u200b", "\u00ad", "&#8203;", "\x00", "\ud800", "<!-- x -->", "<![if x]>", "[10:32, 24/11/2026] Awa: ",
]  # fmt: skip
NAMES = sorted(KEPT) + "div section article h1 h4 b i u s font center q pre dl dt dd form script style svg math".split()
OPENING = st.builds("<{}{}>".format, st.sampled_from(NAMES), st.sampled_from(ATTRIBUTES))
CLOSING = st.builds("</{}>".format, st.sampled_from(NAMES))
SOUP = st.lists(st.one_of(OPENING, CLOSING, st.sampled_from(TEXTS)), max_size=18).map("".join)


def top_tags(html):
    """Names of the top-level elements of balanced html; text or an unclosed tag there fails the test."""
    names, path, end = [], [], 0
    for tag in TAG.finditer(html):
        if not path:
            assert html[end : tag.start()] == ""
        closing, name = tag.groups()
        end = tag.end()
        if closing:
            assert path.pop() == name
            continue
        if not path:
            names.append(name)
        if name not in ("br", "hr"):
            path.append(name)
    assert (path, html[end:]) == ([], "")
    return names


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.one_of(SOUP, st.text(max_size=40)))
def test_body_is_the_same_if_cleaned_again(html):
    body = clean_body(html)
    assert (clean_body(body), clean_page(clean_page(html))) == (body, clean_page(html))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(SOUP)
def test_body_is_balanced_blocks_of_known_tags(html):
    body = clean_body(html)
    assert set(top_tags(body)) - BLOCKS == set()
    assert {name for _, name in TAG.findall(body)} - KEPT == set()
    assert EMPTY.search(body) is None


@pytest.mark.parametrize(
    "body",
    [
        "",
        '<p>Un <strong>mot</strong>, <em>deux</em>, <a href="/x">trois</a><br>et 1<sup>er</sup> H<sub>2</sub>O.</p>',
        "<h2>Titre</h2><h3>Sous-titre</h3><p>Texte.</p><hr><p>Fin.</p>",
        "<ul><li>Un</li><li>Deux<ul><li>Trois</li></ul></li></ul>",
        '<ol start="3"><li>Trois</li></ol>',
        "<blockquote><p>Cité.</p><p>Encore.</p></blockquote>",
        '<table><caption>Voix</caption><thead><tr><th scope="col">Liste</th><th scope="col">Voix</th></tr></thead>'
        '<tbody><tr><td rowspan="2">A</td><td>12</td></tr><tr><td>13</td></tr></tbody></table>',
        '<p><span data-brut="">python -m</span> <code>x</code> <cite>Le Soir</cite></p>',
        '<p>Un.</p><figure data-photo="12"></figure><aside data-lire="7">Le pont</aside><p>Deux.</p>',
        '<aside data-lire="7"></aside>',
    ],
)
def test_what_an_article_needs_is_kept_as_it_is(body):
    assert clean_body(body) == body


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("<p><b>a</b> <i>b</i></p>", "<p><strong>a</strong> <em>b</em></p>"),
        ("<h1>a</h1><h4>b</h4><h6>c</h6>", "<h2>a</h2><h3>b</h3><h3>c</h3>"),
        ("<div><section>a</section></div><main>b</main>", "<p>a</p><p>b</p>"),
        ("<p><u>a</u><strike>b</strike><font>c</font></p><center>d</center>", "<p>abc</p><p>d</p>"),
        ('<p class="x" style="color:red" id="y" onclick="z()">a</p>', "<p>a</p>"),
        ("nu <b>gras</b><p>a</p>fin", "<p>nu <strong>gras</strong></p><p>a</p><p>fin</p>"),
        ("<p>a<div>b</div>c</p>", "<p>a</p><p>b</p><p>c</p>"),
        ("<strong><p>a</p><p>b</p></strong>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
        ("<p></p><p>&nbsp;</p><p><br></p><ul><li></li></ul><h2> </h2>", ""),
        ("<p>a<br><br>b</p>", "<p>a</p><p>b</p>"),
        ("<p>a <b>", "<p>a</p>"),
        ("<table><tr><td>a<td>b</table>", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
    ],
)
def test_other_markup_becomes_ours(written, stored):
    assert clean_body(written) == stored


@pytest.mark.parametrize(
    ("href", "stored"),
    [
        ("https://exemple.fr/é?a=1&amp;b=2", "https://exemple.fr/é?a=1&amp;b=2"),
        ("mailto:redaction@exemple.fr", "mailto:redaction@exemple.fr"),
        ("tel:+33123456789", "tel:+33123456789"),
        ("/rubrique/culture/", "/rubrique/culture/"),
        (" HTTP://exemple.fr/ ", "http://exemple.fr/"),
    ],
)
def test_link_keeps_its_address_and_nothing_else(href, stored):
    assert clean_body(f'<p><a href="{href}" target="_blank" rel="x" title="y">a</a></p>') == (
        f'<p><a href="{stored}">a</a></p>'
    )


@pytest.mark.parametrize(
    "href",
    [
        "javascript:x()", " jav&#x09;ascript:x()", "JaVaScRiPt&colon;x()", "&#106avascript:x()", "vbscript:x", "file:///x",
        "data:text/html,x", "/\\exemple.org", "\\\\exemple.org", "x.html", "http://", "http://[x", "",
    ],
)  # fmt: skip
def test_link_to_nowhere_safe_leaves_its_words(href):
    assert clean_body(f'<p><a href="{href}">a</a></p>') == "<p>a</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<script>x()</script>", "<style>p {}</style>", "<img src=x onerror=x()>", "<svg onload=x()><text>t</svg>",
        "<math><mtext><style><img src=x onerror=x()></style></mtext></math>", "<button>b</button><nav>n</nav>",
        "<img src='data:image/gif;base64,R0lGOD'>", "<iframe src='javascript:x()'></iframe>",
        "<scr\x00ipt>x()</scr\x00ipt>", "<!--[if mso]><script>x()</script><![endif]-->", "<link href=x><meta name=y>",
        "<template><p>t</p></template>", "<noscript><p>n</p></noscript>", "<select><option>o</select>",
    ],
)  # fmt: skip
def test_what_is_no_text_goes_whole(html):
    assert clean_body(f"<p>Un.</p>{html}<p>Deux.</p>") == "<p>Un.</p><p>Deux.</p>"


@pytest.mark.parametrize("number", ["", "0", "-1", "x", "1.5", "9223372036854775808", '1" onclick="x()'])
def test_photo_or_lire_link_without_a_number_goes(number):
    html = f"<figure data-photo='{number}'></figure><aside data-lire='{number}'>Titre</aside>"
    assert clean_body(html) == ""


def test_photo_loses_what_the_library_knows_better():
    html = '<figure class="x" data-photo="12"><img src="/x.jpg"><figcaption>Légende</figcaption></figure>'
    assert clean_body(html) == '<figure data-photo="12"></figure>'


def test_lire_link_keeps_its_label_in_plain_text():
    assert clean_body('<aside data-lire="7"><p>Le <b>pont</b> &amp; la rive</p></aside>') == (
        '<aside data-lire="7">Le pont &amp; la rive</aside>'
    )


@pytest.mark.parametrize(
    ("around", "stored"),
    [
        ("<ul><li>a{}</li><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>{}"),
        ("<blockquote><p>a</p>{}<p>b</p></blockquote>", "<blockquote><p>a</p><p>b</p></blockquote>{}"),
        (
            "<table><tr><td>a{}</td><td>b</td></tr></table>",
            "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>{}",
        ),
        ("<p>a{}b</p>", "<p>a</p>{}<p>b</p>"),
        ("<div><div>{}</div></div>", "{}"),
    ],
)
@pytest.mark.parametrize("block", ['<figure data-photo="1"></figure>', '<aside data-lire="2">Lire</aside>'])
def test_photo_or_lire_link_inside_a_block_is_lifted_out(around, stored, block):
    assert clean_body(f"{around.format(block)}<p>c</p>") == f"{stored.format(block)}<p>c</p>"


def test_page_has_neither_photos_nor_lire_links():
    html = '<h2>a</h2><figure data-photo="1"></figure><p>b</p><aside data-lire="2">Lire</aside>'
    assert clean_page(html) == "<h2>a</h2><p>b</p>"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a\u00adb\u200bc\ufeffd", "abcd"),
        ("a\x00b\x08c\ud800d", "abcd"),
        ("a&shy;b&#8203;c", "abc"),
        ("a  \n b", "a b"),
        ("a\u00a0\u00a0 b", "a b"),
        ("«\u00a0a\u00a0» b\u202f!", "«\u00a0a\u00a0» b\u202f!"),
        ("a &lt;b&gt; &amp;amp; c", "a &lt;b&gt; &amp;amp; c"),
    ],
)
def test_invisible_characters_and_doubled_spaces_go(typed, stored):
    assert clean_body(f"<p>{typed}</p>") == f"<p>{stored}</p>"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "blockquote", "table><tr><td", "span", "font", "p"])
def test_ten_thousand_nested_tags_keep_their_text(tag):
    body = clean_body(f"<{tag}>" * 10_000 + "mot")
    assert re.sub("<[^>]*>", "", body) == "mot"
    assert clean_body(body) == body


def test_messages_of_a_conversation_stay_apart():
    pasted = "<p>[10:32, 24/11/2026] Awa: Un</p><p>Deux</p><p>Trois</p>"
    assert clean_body(pasted) == "<p>Un</p><p>Deux</p><p>Trois</p>"


def test_what_stands_in_an_iframe_is_no_text():
    assert clean_body("<iframe src=https://example.org/v>rien</iframe><p>Texte</p>").endswith("<p>Texte</p>")
    assert "rien" not in clean_body("<iframe src=https://example.org/v>rien</iframe>")


def test_nesting_that_nobody_writes_leaves_its_words():
    assert clean_body("<div>" * 5_000 + "mot") == "<p>mot</p>"


def test_many_line_breaks_are_not_nesting():
    assert clean_body(f"<p>{'un<br>' * 500}deux</p>").count("<br>") == 500
