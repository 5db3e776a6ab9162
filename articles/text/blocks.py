"""A clean body as its blocks, and where editors put the related links («LIRE») between them."""

import re
from dataclasses import dataclass
from functools import cached_property

from .markup import elements
from .plain import plain_text

_TARGET = re.compile(r'<aside data-lire="([1-9][0-9]*)"')
_PHOTO = re.compile(r'<figure data-photo="([1-9][0-9]*)"')


@dataclass(frozen=True)
class Block:
    """A top-level element of a body: its tag, its HTML with that tag."""

    tag: str
    html: str

    @cached_property
    def text(self) -> str:
        """Plain text inside; empty for a photo or a rule."""
        return plain_text(self.html)


@dataclass(frozen=True, slots=True)
class LireNode:
    """A related link that an editor placed: the article it leads to, the number of blocks before it."""

    target_id: int
    after_block: int


@dataclass(frozen=True, slots=True)
class Body:
    """A parsed body: its blocks without the related links, these links, the photos, all in order."""

    blocks: list[Block]
    lire: list[LireNode]
    photo_ids: list[int]


def split_blocks(html: str) -> list[Block]:
    """Cut a clean body into its top-level elements, related links included."""
    return [Block(tag, part) for tag, part in elements(html)]


def without_photos(html: str, photo_ids: set[int]) -> str:
    """Take the photos of these keys out of a clean body."""
    photos = ((block, _PHOTO.match(block.html)) for block in split_blocks(html))
    return "".join(block.html for block, photo in photos if not (photo and int(photo[1]) in photo_ids))


def parse_body(html: str) -> Body:
    """Read a clean body; `after_block` counts what readers see as blocks: photos do, related links do not."""
    blocks: list[Block] = []
    lire: list[LireNode] = []
    for block in split_blocks(html):
        if block.tag != "aside":
            blocks.append(block)
        elif target := _TARGET.match(block.html):
            lire.append(LireNode(int(target[1]), len(blocks)))
    photos = (_PHOTO.match(block.html) for block in blocks if block.tag == "figure")
    return Body(blocks, lire, [int(photo[1]) for photo in photos if photo])
