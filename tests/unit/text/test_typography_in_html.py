"""Typography of HTML: words change, markup never."""

import pytest

from articles.text.typography import typeset_html

from .typography_reading import shown

ACROSS_TAGS = [
    ('<p>Il dit "<em>oui</em>".</p>', "<p>Il dit «~<em>oui</em>~».</p>"),
    ('<p>"<em>Oui", dit-il.</em></p>', "<p>«~<em>Oui~», dit-il.</em></p>"),
    ("<p>« <em>x</em> »</p>", "<p>«~<em>x</em>~»</p>"),
    ("<p>« <em>x </em>»</p>", "<p>«~<em>x~</em>»</p>"),
    ("<p>«<a href='/x'>Titre</a>»</p>", "<p>«~<a href='/x'>Titre</a>~»</p>"),
    ("<p><strong>Mali</strong>: oui</p>", "<p><strong>Mali</strong>~: oui</p>"),
    ("<p><strong>Mali :</strong> oui <em>?</em></p>", "<p><strong>Mali~:</strong> oui^<em>?</em></p>"),
    ('<p>"Il a dit <em>"oui"</em>"</p>', "<p>«~Il a dit <em>“oui”</em>~»</p>"),
    ("<p>l<em>'eau</em> de l'<em>été</em></p>", "<p>l<em>’eau</em> de l’<em>été</em></p>"),
    ("<p>M<sup>me</sup> Ba, n<sup>o</sup> 5, XXI<sup>e</sup> siècle</p>",
     "<p>M<sup>me</sup>~Ba, n<sup>o</sup>~5, XXI<sup>e</sup>~siècle</p>"),
    ("<p><strong>5 000</strong> km</p>", "<p><strong>5^000</strong>^km</p>"),
    ("<p><b>11</b>h<b>30</b></p>", "<p><b>11</b>^h<b>^30</b></p>"),
    ("<p>fin.<em>..</em></p>", "<p>fin…<em></em></p>"),
    ('<p>"Un<br>deux"</p>', "<p>«~Un<br>deux~»</p>"),
]  # fmt: skip

BLOCKS = [
    ('<p>"Un</p><p>deux"</p>', "<p>«~Un</p><p>deux~»</p>"),
    ('<ul><li>"a</li><li>"b" ;</li></ul>', "<ul><li>«~a</li><li>«~b~»^;</li></ul>"),
    ("<td>5</td><td>km</td>", "<td>5</td><td>km</td>"),
    ("<p>Un</p>\n\n<p>5 km</p>\n", "<p>Un</p>\n\n<p>5^km</p>\n"),
    ("<p>5\nkm\n!</p>", "<p>5^km^!</p>"),
    ("Texte nu : oui", "Texte nu~: oui"),
]

ENTITIES = [
    ("<p>a &amp; b : &lt;c&gt; &quot;d&quot; l&#x27;eau&nbsp;!</p>", "<p>a &amp; b~: &lt;c&gt; «~d~» l’eau^!</p>"),
    ("<p>&lt;&lt; oui &gt;&gt;</p>", "<p>«~oui~»</p>"),
    ("<p>&amp;eacute; : non</p>", "<p>&amp;eacute;~: non</p>"),
]

VERBATIM = [
    ("<p><code>a : 'b' ;</code> !</p>", "<p><code>a : 'b' ;</code>^!</p>"),
    ("<pre>a : b\n  5 km</pre>", "<pre>a : b\n  5 km</pre>"),
    (
        '<p><span data-brut="">"5 km" <span>: x</span> !</span> "oui"</p>',
        '<p><span data-brut="">"5 km" <span>: x</span> !</span> «~oui~»</p>',
    ),
    ('<p><a href="/a?b=1 : c" title="5 km !">5 km</a></p>', '<p><a href="/a?b=1 : c" title="5 km !">5^km</a></p>'),
    ("<p>a<!-- b : c -->: d</p>", "<p>a<!-- b : c -->~: d</p>"),
    ("<p>https://exemple.org/<em>5km</em>?a</p>", "<p>https://exemple.org/<em>5km</em>?a</p>"),
]


@pytest.mark.parametrize(("html", "set_"), ACROSS_TAGS + BLOCKS + ENTITIES + VERBATIM)
def test_words_are_set_and_tags_stay(html, set_):
    assert shown(typeset_html(html)) == set_


@pytest.mark.parametrize(("html", "_"), ACROSS_TAGS + BLOCKS + ENTITIES + VERBATIM)
def test_html_already_set_does_not_change(html, _):
    once = typeset_html(html)
    assert typeset_html(once) == once
