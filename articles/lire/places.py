"""Where a LIRE block may stand in a text. Pure: knows blocks, no model."""

#: At most one LIRE block for this many paragraphs.
PARAGRAPHS_PER_LINK = 3


def room_for_links(blocks):
    """How many LIRE blocks the text bears: one per three paragraphs."""
    return sum(block.tag == "p" for block in blocks) // PARAGRAPHS_PER_LINK


def free_places(blocks, taken=()):
    """Numbers of the blocks after which a link may be put by itself, in order.

    Only between two paragraphs, never before the third paragraph nor before the last, never beside a photo, a list
    or a quote, and at least three paragraphs away from the places `taken`.
    """
    before = [0]  # before[n]: paragraphs among the first n blocks
    for block in blocks:
        before.append(before[-1] + (block.tag == "p"))
    return [
        number
        for number in range(2, len(blocks) - 1)
        if blocks[number - 1].tag == "p" == blocks[number].tag
        and before[number] >= PARAGRAPHS_PER_LINK
        and all(abs(before[number] - before[min(place, len(blocks))]) >= PARAGRAPHS_PER_LINK for place in taken)
    ]


def automatic_places(blocks, taken=()):
    """As many places as the text has room for, from its beginning on, each away from the ones before."""
    places = []
    while room := free_places(blocks, [*taken, *places]):
        later = [place for place in room if not places or place > places[-1]]
        if not later:
            break
        places.append(later[0])
    return places


def best_place(blocks, taken, closeness):
    """The free place whose paragraph is closest to a target, None if the text is full.

    `closeness` has one number a block; among equals the earliest stands.
    """
    if len(taken) >= room_for_links(blocks):
        return None
    return max(free_places(blocks, taken), key=lambda place: (closeness[place - 1], -place), default=None)
