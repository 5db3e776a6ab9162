"""Words, breaks and the tags around them, made regular: one shape for each meaning.

An inline passage is flattened into leaves that know what wraps them, mended in a line, and built again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from .tree import Element, Node

WRAPPERS = frozenset("a strong em sup sub cite code span".split())

#: Words parted by single spaces are one piece: only other spaces may need mending.
_PIECES = re.compile(r"\S+(?:[ \u00a0\u202f]\S+)*|\s+")
_Wrapper = tuple[str, str]


@dataclass(slots=True)
class _Leaf:
    text: str
    wrappers: tuple[_Wrapper, ...]

    @property
    def is_break(self) -> bool:
        return self.text == "\n"

    @property
    def is_space(self) -> bool:
        return self.text.isspace() and not self.is_break


def regular(nodes: Iterable[Node], *, without: frozenset[str] = frozenset()) -> list[Node]:
    """Return the inline content of nodes with spaces squeezed and outside of tags, and no tag empty.

    No break or space at the ends; neighbours that say the same are one; any tag not in WRAPPERS, and
    any named in `without`, leaves only its content.
    """
    leaves = _mended(list(_leaves(nodes, (), without)))
    return _built(leaves, 0)


def _leaves(nodes: Iterable[Node], wrappers: tuple[_Wrapper, ...], without: frozenset[str]) -> Iterator[_Leaf]:
    for node in nodes:
        if isinstance(node, str):
            yield from (_Leaf(_squeezed(piece), wrappers) for piece in _PIECES.findall(node))
        elif node.tag == "br":
            yield _Leaf("\n", wrappers)
        else:
            inner = wrappers
            is_new = all(tag != node.tag for tag, _ in wrappers)
            if node.tag in WRAPPERS and node.tag not in without and is_new:
                inner = (*wrappers, (node.tag, node.attrs.get("href", "")))
            yield from _leaves(node.children, inner, without)


def _squeezed(piece: str) -> str:
    """One space for a run of them; a no-break space that stands alone was meant."""
    return " " if piece.isspace() and piece not in ("\u00a0", "\u202f") else piece


def _mended(leaves: list[_Leaf]) -> list[_Leaf]:
    kept: list[_Leaf] = []
    for leaf in leaves:
        if leaf.is_space and (not kept or kept[-1].is_break):
            continue
        if leaf.is_space and kept[-1].is_space:
            kept[-1].text = " "
            continue
        if leaf.is_break and kept and kept[-1].is_space:
            kept.pop()
        if not leaf.is_break or kept:
            kept.append(leaf)
    while kept and (kept[-1].is_space or kept[-1].is_break):
        kept.pop()
    _step_outside(kept)
    return kept


def _step_outside(leaves: list[_Leaf]) -> None:
    """Let each space and break be wrapped only by what wraps the words on both of its sides."""
    words = [place for place, leaf in enumerate(leaves) if not (leaf.is_space or leaf.is_break)]
    for before, after in pairwise(words):
        common = _common(leaves[before].wrappers, leaves[after].wrappers)
        for leaf in leaves[before + 1 : after]:
            leaf.wrappers = common


def _common(one: tuple[_Wrapper, ...], other: tuple[_Wrapper, ...]) -> tuple[_Wrapper, ...]:
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return one[:length]


def _built(leaves: list[_Leaf], depth: int) -> list[Node]:
    nodes: list[Node] = []
    for wrapper, group in groupby(leaves, lambda leaf: leaf.wrappers[depth] if len(leaf.wrappers) > depth else None):
        inside = list(group)
        if wrapper is None:
            nodes += _plain(inside)
        else:
            nodes.append(Element(wrapper[0], _attrs(wrapper), _built(inside, depth + 1)))
    return nodes


def _attrs(wrapper: _Wrapper) -> dict[str, str]:
    tag, href = wrapper
    return {"a": {"href": href}, "span": {"data-brut": ""}}.get(tag, {})


def _plain(leaves: list[_Leaf]) -> list[Node]:
    nodes: list[Node] = []
    for is_break, group in groupby(leaves, lambda leaf: leaf.is_break):
        if is_break:
            nodes += [Element("br") for _ in group]
        else:
            nodes.append("".join(leaf.text for leaf in group))
    return nodes
