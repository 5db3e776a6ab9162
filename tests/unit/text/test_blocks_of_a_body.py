"""A body as blocks, and the places of related links between them."""

from articles.text.blocks import Block, Body, LireNode, parse_body, split_blocks

BODY = (
    "<p>Un <em>mot</em>.</p>"
    '<aside data-lire="7">À lire</aside>'
    '<figure data-photo="12"></figure>'
    "<blockquote><p>Cité.</p><p>Encore.</p></blockquote>"
    '<aside data-lire="3"></aside><aside data-lire="9"></aside>'
    "<hr><ul><li>a<ul><li>b</li></ul></li></ul>"
    '<figure data-photo="4"></figure>'
)


def test_blocks_are_the_top_level_elements_in_order():
    assert [block.tag for block in split_blocks(BODY)] == [
        "p", "aside", "figure", "blockquote", "aside", "aside", "hr", "ul", "figure",
    ]  # fmt: skip


def test_blocks_joined_again_are_the_body():
    assert "".join(block.html for block in split_blocks(BODY)) == BODY


def test_block_knows_its_plain_text():
    assert [block.text for block in split_blocks(BODY)] == [
        "Un mot.", "", "", "Cité.\nEncore.", "", "", "", "a\nb", "",
    ]  # fmt: skip


def test_related_links_say_after_how_many_blocks_they_stand():
    assert parse_body(BODY).lire == [LireNode(7, 1), LireNode(3, 3), LireNode(9, 3)]


def test_related_links_are_no_blocks():
    assert [block.tag for block in parse_body(BODY).blocks] == ["p", "figure", "blockquote", "hr", "ul", "figure"]


def test_photos_are_listed_in_order():
    assert parse_body(BODY).photo_ids == [12, 4]


def test_related_link_before_everything_stands_after_no_block():
    assert parse_body('<aside data-lire="7"></aside><p>a</p>') == Body([Block("p", "<p>a</p>")], [LireNode(7, 0)], [])


def test_empty_body_has_nothing():
    assert parse_body("") == Body([], [], [])
