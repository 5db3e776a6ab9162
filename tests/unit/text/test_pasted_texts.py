"""What comes of a text pasted from elsewhere."""

import pytest

from articles.text.sanitize import clean_body

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {color: red}</style></head><body>
<!--StartFragment--><!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]-->
<h1>La rentrée<o:p></o:p></h1>
<p class=MsoNormal style='margin:0cm'>Le <b style='mso-bidi-font-weight:normal'>maire</b> de
<st1:place w:st="on">Dakar</st1:place> <font color=red>parle</font>&nbsp;&nbsp; fort.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>"""


def bullet(marker, text, level=1):
    """A paragraph of a list, as Word puts it on the clipboard."""
    return (
        f"<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]><span\n"
        f"style='mso-list:Ignore'>{marker}<span>&nbsp;&nbsp; </span></span><![endif]>{text}<o:p></o:p></p>\n"
    )


def test_word_leaves_its_words_headings_and_bold():
    assert clean_body(WORD) == "<h2>La rentrée</h2><p>Le <strong>maire</strong> de Dakar parle fort.</p>"


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        (bullet("·", "Un") + bullet("·", "Deux"), "<ul><li>Un</li><li>Deux</li></ul>"),
        (bullet("1.", "Un") + bullet("2.", "Deux"), "<ol><li>Un</li><li>Deux</li></ol>"),
        (bullet("3)", "Trois"), '<ol start="3"><li>Trois</li></ol>'),
        (
            bullet("·", "Un") + bullet("o", "Deux", level=2) + bullet("·", "Trois"),
            "<ul><li>Un<ul><li>Deux</li></ul></li><li>Trois</li></ul>",
        ),
        (bullet("·", "Un") + "<p>Fin.</p>", "<ul><li>Un</li></ul><p>Fin.</p>"),
        (
            "<p class=MsoListParagraphCxSpFirst>·<span>&nbsp;&nbsp; </span>Un</p>"
            "<p class=MsoListParagraphCxSpLast>·<span>&nbsp;&nbsp; </span><b>Deux</b></p>",
            "<ul><li>Un</li><li><strong>Deux</strong></li></ul>",
        ),
    ],
)
def test_list_drawn_by_word_becomes_a_list(pasted, stored):
    assert clean_body(pasted) == stored


def test_remarks_and_hidden_words_of_word_are_no_text():
    assert clean_body(
        "<p>Un<span style='display:none'>caché</span><span style='mso-hide:all'>aussi</span>.</p>"
        "<div style='mso-element:comment'><p class=MsoCommentText>À vérifier</p></div>"
    ) == "<p>Un.</p>"  # fmt: skip


def test_google_docs_keeps_its_emphasis_only():
    assert clean_body(
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
        '<p dir="ltr" style="line-height:1">'
        '<span style="font-weight:700;color:#000">Gras</span><span style="font-weight:400">, </span>'
        '<span style="font-style:italic">penché</span></p><br /><ul><li dir="ltr"><p><span>Un</span></p></li></ul></b>'
    ) == "<p><strong>Gras</strong>, <em>penché</em></p><ul><li>Un</li></ul>"  # fmt: skip


def test_libreoffice_leaves_paragraphs():
    assert clean_body(
        '<p class="western" style="margin-bottom: 0cm"><font face="Liberation Serif">Le <i>vieux</i> pont</font></p>\n'
        '<p class="western"><br/>\n\n</p>\n<p lang="fr-FR">Fin</p>'
    ) == "<p>Le <em>vieux</em> pont</p><p>Fin</p>"  # fmt: skip


def test_lines_of_a_mail_become_paragraphs():
    assert clean_body(
        '<div dir="ltr"><div>Bonjour,</div><div><br></div><div>Voici <b>le texte</b>.</div></div>'
        '<img src="https://suivi.example/p.gif" width="1" height="1">'
    ) == "<p>Bonjour,</p><p>Voici <strong>le texte</strong>.</p>"  # fmt: skip


def test_table_that_only_places_things_leaves_what_it_placed():
    assert clean_body("<table><tr><td><table><tr><td><p>Un.</p><p>Deux.</p></td></tr></table></td></tr></table>") == (
        "<p>Un.</p><p>Deux.</p>"
    )


def test_web_page_leaves_its_article():
    assert clean_body(
        "<nav><a href='/'>Accueil</a></nav><main><article><header><h1>Titre</h1></header><p>Un.</p>"
        "<figure><img src='/x.jpg'><figcaption>Légende</figcaption></figure><button>Partager</button>"
        "<svg><title>f</title></svg><script>x()</script><p>Deux.</p></article></main>"
    ) == "<h2>Titre</h2><p>Un.</p><p>Deux.</p>"  # fmt: skip


@pytest.mark.parametrize(
    ("embed", "href", "words"),
    [
        (
            '<iframe src="https://www.youtube.com/embed/abcDEF_1234" title="Le discours du maire"></iframe>',
            "https://www.youtube.com/watch?v=abcDEF_1234",
            "Le discours du maire",
        ),
        ('<iframe title="Le pont" src="//player.exemple.fr/1"></iframe>', "https://player.exemple.fr/1", "Le pont"),
        ('<video><source src="https://www.exemple.fr/a.mp4"></video>', "https://www.exemple.fr/a.mp4", "exemple.fr"),
        ('<audio src="https://exemple.fr/a.mp3"></audio>', "https://exemple.fr/a.mp3", "exemple.fr"),
        ('<object data="https://exemple.fr/carte"><p>x</p></object>', "https://exemple.fr/carte", "exemple.fr"),
    ],
)
def test_video_from_elsewhere_becomes_a_link(embed, href, words):
    assert clean_body(f"<p>Un.</p>{embed}") == f'<p>Un.</p><p><a href="{href}">{words}</a></p>'


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube-nocookie.com/embed/abcDEF_1234?rel=0",
        "//www.youtube.com/v/abcDEF_1234",
        "https://youtu.be/abcDEF_1234",
    ],
)
def test_every_player_of_youtube_leads_to_the_page_of_its_video(address):
    assert clean_body(f'<iframe src="{address}" title="Le pont"></iframe>') == (
        '<p><a href="https://www.youtube.com/watch?v=abcDEF_1234">Le pont</a></p>'
    )


@pytest.mark.parametrize(
    ("post", "href"),
    [
        (
            '<blockquote class="twitter-tweet"><p>Mot</p>&mdash; <a href="https://twitter.com/x/status/1?ref_src=y">1</a>'
            "</blockquote><script src='https://platform.example/w.js'></script>",
            "https://twitter.com/x/status/1",
        ),
        (
            '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/a1/"><p>Mot</p>'
            "</blockquote>",
            "https://www.instagram.com/p/a1/",
        ),
        (
            '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@x/video/1"><section>Mot</section></blockquote>',
            "https://www.tiktok.com/@x/video/1",
        ),
    ],
)
def test_post_from_elsewhere_becomes_a_link(post, href):
    body = clean_body(post)
    assert body.startswith(f'<p><a href="{href}">')
    assert (body.count("<"), "Mot" in body) == (4, False)


@pytest.mark.parametrize(
    "frame",
    [
        '<iframe src="javascript:x()"></iframe>',
        '<iframe src="/x"></iframe>',
        "<iframe></iframe>",
        '<iframe src="https://exemple.fr/p" width="1" height="1"></iframe>',
        '<video src="data:video/mp4;base64,AAAA"></video>',
    ],
)
def test_frame_that_leads_nowhere_goes(frame):
    assert clean_body(f"<p>Un.</p>{frame}") == "<p>Un.</p>"


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        (
            "[10:32, 24/11/2026] Awa: Le *maire* parle.\n[10:33, 24/11/2026] Awa: Il _insiste_.",
            "<p>Le <strong>maire</strong> parle.</p><p>Il <em>insiste</em>.</p>",
        ),
        ("24/11/2026, 10:32 - Awa Traoré: Un.\n24/11/2026, 10:33 - +33 6 00 00 00 00: Deux.", "<p>Un.</p><p>Deux.</p>"),
        ("[24/11/2026 10:32:15] Awa: Un\net deux.", "<p>Un<br>et deux.</p>"),
        (
            "<p>[10:32, 24/11/2026] Awa: *Un*.</p><p>[10:33, 24/11/2026] Awa: 2 * 3 * 4</p>",
            "<p><strong>Un</strong>.</p><p>2 * 3 * 4</p>",
        ),
        ("*Un* et _deux_", "<p>*Un* et _deux_</p>"),
        ("Le 24/11/2026, à 10:32 - heure locale: un tir.", "<p>Le 24/11/2026, à 10:32 - heure locale: un tir.</p>"),
    ],
)
def test_whatsapp_leaves_its_messages(pasted, stored):
    assert clean_body(pasted) == stored


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Un.\n\nDeux.\r\n\r\n\r\nTrois.", "<p>Un.</p><p>Deux.</p><p>Trois.</p>"),
        ("12, rue du Pont\n75000 Paris", "<p>12, rue du Pont<br>75000 Paris</p>"),
        ("2 < 3 & 4 > 3", "<p>2 &lt; 3 &amp; 4 &gt; 3</p>"),
        ("Écrire à Awa <awa@exemple.fr>", "<p>Écrire à Awa &lt;awa@exemple.fr&gt;</p>"),
        (" \n\t\n ", ""),
    ],
)
def test_plain_text_becomes_paragraphs(typed, stored):
    assert clean_body(typed) == stored
