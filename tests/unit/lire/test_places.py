"""Where LIRE links may stand, whatever the text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.lire.places import PARAGRAPHS_PER_LINK, automatic_places, best_place, room_for_links
from articles.text.blocks import Block

bodies = st.lists(st.sampled_from(["p", "p", "p", "ul", "blockquote", "figure", "h2"]), max_size=30).map(
    lambda tags: [Block(tag, f"<{tag}></{tag}>") for tag in tags]
)


def keeps_the_rules(blocks, places):
    paragraphs = [sum(block.tag == "p" for block in blocks[:place]) for place in places]
    return (
        all(1 < place < len(blocks) - 1 for place in places)
        and all(blocks[place - 1].tag == blocks[place].tag == "p" for place in places)
        and all(b - a >= PARAGRAPHS_PER_LINK for a, b in pairwise(paragraphs))
        and len(places) <= room_for_links(blocks)
    )


@given(bodies)
def test_links_put_one_after_the_other_keep_their_places(blocks):
    assert keeps_the_rules(blocks, automatic_places(blocks))


@given(bodies, st.randoms())
def test_links_put_by_meaning_keep_their_places(blocks, random):
    taken = []
    while (place := best_place(blocks, taken, [random.random() for _ in blocks])) is not None:
        taken.append(place)
    assert keeps_the_rules(blocks, sorted(taken))


def test_link_stands_after_the_paragraph_closest_to_its_target():
    blocks = [Block("p", "<p></p>")] * 9
    assert best_place(blocks, [], [0, 0, 0, 0, 5, 0, 0, 9, 9]) == 5
