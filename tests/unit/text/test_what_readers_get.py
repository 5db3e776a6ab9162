"""The stored body rendered for readers, and related links put into it."""

import pytest

from articles.text.reader import place_lire, render_reader_html

from .typography_reading import shown


def figure(photo_id):
    return f"<figure><img src='/{photo_id}.jpg'></figure>" if photo_id != 404 else ""


def rendered(body, **options):
    return place_lire(render_reader_html(body, figure, **options), {})


def test_words_are_set_in_french():
    assert shown(rendered('<p>Il dit: "5 km".</p>')) == "<p>Il dit~: «~5^km~».</p>"


def test_each_block_is_followed_by_a_marker_with_its_number():
    assert render_reader_html("<p>a</p><ul><li>b</li></ul>", figure) == (
        "<p>a</p><!--lire:1--><ul><li>b</li></ul><!--lire:2-->"
    )


def test_photo_gives_way_to_its_figure_and_counts_even_when_it_is_gone():
    html = '<figure data-photo="12"></figure><figure data-photo="404"></figure><p>a</p>'
    assert render_reader_html(html, figure) == (
        "<figure><img src='/12.jpg'></figure><!--lire:1--><!--lire:2--><p>a</p><!--lire:3-->"
    )


def test_related_links_of_the_editor_leave_their_place_only():
    html = '<p>a</p><aside data-lire="7">Titre</aside><p>b</p>'
    assert render_reader_html(html, figure) == "<p>a</p><!--lire:1--><p>b</p><!--lire:2-->"


def test_related_link_may_open_a_text():
    html = render_reader_html('<aside data-lire="7"></aside><p>a</p>', figure)
    assert place_lire(html, {0: "<b>LIRE</b>"}) == "<b>LIRE</b><p>a</p>"


def test_snippets_stand_after_their_blocks_and_markers_go():
    html = render_reader_html("<p>a</p><p>b</p><p>c</p>", figure)
    assert place_lire(html, {2: r"<b>\1</b>", 9: "x"}) == r"<p>a</p><p>b</p><b>\1</b><p>c</p>"


def test_author_cannot_write_a_marker():
    assert place_lire(render_reader_html("<p>a<!--lire:1--> &lt;!--lire:1--&gt;</p>", figure), {1: "X"}) == (
        "<p>a &lt;!--lire:1--&gt;</p>X"
    )


@pytest.mark.parametrize(("sponsored", "rel"), [(False, "noopener"), (True, "sponsored noopener")])
def test_outward_links_say_what_they_are(sponsored, rel):
    html = '<p><a href="https://exemple.org/">a</a> <a href="/b">b</a> <a href="mailto:c@d.fr">c</a></p>'
    assert rendered(html, sponsored=sponsored) == (
        f'<p><a rel="{rel}" href="https://exemple.org/">a</a> <a href="/b">b</a> <a href="mailto:c@d.fr">c</a></p>'
    )


def test_headings_have_ids_of_their_own():
    html = "<h2>L’été à Gao</h2><h3>x</h3><h2>L’été <em>à</em> Gao</h2><h2>…</h2>"
    assert rendered(html) == (
        '<h2 id="l-ete-a-gao">L’été à Gao</h2><h3>x</h3><h2 id="l-ete-a-gao-2">L’été <em>à</em> Gao</h2>'
        '<h2 id="partie">…</h2>'
    )


def test_table_can_be_scrolled_from_the_keyboard():
    table = "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
    assert rendered(table) == f'<div class="table" tabindex="0" role="region" aria-label="Tableau">{table}</div>'


def test_quotation_keeps_its_source():
    html = "<blockquote><p>a</p><cite>Nom</cite></blockquote>"
    assert rendered(html) == html


def test_body_stored_before_a_rule_was_made_is_cleaned_again():
    html = (
        '<p onclick="x()">a<script>x()</script><a href="javascript:x()">b</a></p><iframe src="https://x.org"></iframe>'
    )
    assert rendered(html) == "<p>a<a>b</a></p>"
