"""The shape of a body: blocks at the top, words inside them, lists and tables of words, nothing deeper."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from .bullets import with_bulleted_lists
from .inline import WRAPPERS, regular
from .tree import Element, Node

_INLINE = WRAPPERS | {"br"}
_HEADINGS = frozenset(["h2", "h3"])
_NOT_WORDS = frozenset("figure aside table hr".split())
_SCOPES = frozenset("row col rowgroup colgroup".split())


def laid_out(nodes: Iterable[Node]) -> list[Element]:
    """Return the top-level blocks that nodes make: what a body may hold, in the order of the page."""
    return with_bulleted_lists(list(_flow(nodes, ())))


def _flow(nodes: Iterable[Node], around: tuple[Element, ...]) -> Iterator[Element]:
    """Part nodes into blocks; words between blocks become paragraphs, wrapped by the tags around."""
    words: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or _is_inline(node):
            words.append(_wrapped(node, around))
            continue
        yield from _paragraphs(words)
        words = []
        yield from _block(node, around)
    yield from _paragraphs(words)


def _is_inline(node: Node) -> bool:
    return isinstance(node, str) or (node.tag in _INLINE and all(map(_is_inline, node.children)))


def _wrapped(node: Node, around: tuple[Element, ...]) -> Node:
    for element in reversed(around):
        node = Element(element.tag, element.attrs, [node])
    return node


def _paragraphs(words: list[Node]) -> Iterator[Element]:
    """Cut words into paragraphs wherever two breaks follow each other."""
    content = regular(words)
    for part in _parted(content):
        if _has_words(part):
            yield Element("p", {}, part)


def _parted(content: list[Node]) -> Iterator[list[Node]]:
    """Cut regular inline content at runs of breaks; the tags around a run are closed and opened again."""
    leaves = list(_leaves(content, ()))
    breaks = [place for place, (_, leaf) in enumerate(leaves) if isinstance(leaf, Element)]
    ends = [place for before, place in pairwise(breaks) if place == before + 1]
    if not ends:
        yield content
        return
    start = 0
    for end in [*ends, len(leaves)]:
        yield regular(_wrapped(leaf, path) for path, leaf in leaves[start:end])
        start = end + 1


def _leaves(content: Iterable[Node], path: tuple[Element, ...]) -> Iterator[tuple[tuple[Element, ...], Node]]:
    for node in content:
        if isinstance(node, str) or node.tag == "br":
            yield path, node
        else:
            yield from _leaves(node.children, (*path, node))


def _has_words(content: list[Node]) -> bool:
    return any(node.strip() if isinstance(node, str) else _has_words(node.children) for node in content)


def _block(element: Element, around: tuple[Element, ...]) -> Iterator[Element]:
    if element.tag in _INLINE:
        yield from _flow(element.children, (*around, element))
    elif element.tag in _MAKERS:
        yield from _MAKERS[element.tag](element)
    else:
        yield from _flow(element.children, around)


def _heading(element: Element) -> Iterator[Element]:
    inside = list(_flow(element.children, ()))
    content = regular(_in_lines(inside), without=frozenset(["strong"]))
    if _has_words(content):
        yield Element(element.tag, {}, content)
    yield from _not_words(inside)


def _list(element: Element) -> Iterator[Element]:
    items: list[Element] = []
    apart: list[Element] = []
    for child in element.children:
        if isinstance(child, str) and not child.strip():
            continue
        inside = list(_flow(child.children if isinstance(child, Element) and child.tag == "li" else [child], ()))
        apart += _not_words(inside)
        content = _item_content(inside)
        if items and isinstance(child, Element) and child.tag in ("ul", "ol"):
            items[-1].children += content  # a list straight inside a list, as Google Docs nests them
        elif content:
            items.append(Element("li", {}, content))
    if items:
        yield Element(element.tag, _start(element), [*items])
    yield from apart


def _item_content(blocks: list[Element]) -> list[Node]:
    content: list[Node] = []
    words: list[Element] = []
    for block in [*blocks, Element("ul")]:
        if block.tag not in ("ul", "ol"):
            words.append(block)
            continue
        content += regular(_in_lines(words))
        words = []
        if block.children:
            content.append(block)
    return content


def _start(element: Element) -> dict[str, str]:
    start = element.attrs.get("start", "")
    is_wanted = element.tag == "ol" and start.isascii() and start.isdigit() and 1 < int(start) < 10_000
    return {"start": str(int(start))} if is_wanted else {}


def _quotation(element: Element) -> Iterator[Element]:
    parts: list[Element] = []
    apart: list[Element] = []
    for block in _flow(element.children, ()):
        if block.tag == "blockquote":
            parts += _elements(block.children)
        elif block.tag in _HEADINGS:
            parts.append(Element("p", {}, [Element("strong", {}, block.children)]))
        elif block.tag in ("p", "ul", "ol"):
            parts.append(_bare_cite(block))
        else:
            apart.append(block)
    if parts:
        yield Element("blockquote", {}, [*with_bulleted_lists(parts)])
    yield from (block for block in apart if block.tag != "hr")


def _bare_cite(block: Element) -> Element:
    """The `<cite>` that is all of a paragraph, else the paragraph."""
    only = _elements(block.children) if len(block.children) == 1 else []
    return only[0] if only and only[0].tag == "cite" else block


def _elements(nodes: Iterable[Node]) -> list[Element]:
    return [node for node in nodes if isinstance(node, Element)]


def _table(element: Element) -> Iterator[Element]:
    rows = [row for row in element.descendants() if row.tag == "tr"]
    cells = [cell for row in rows for cell in _elements(row.children)]
    is_layout = (
        any(inner.tag == "table" for inner in element.descendants()) or element.attrs.get("role") == "presentation"
    )
    if is_layout or len(cells) < 2:
        yield from _flow(element.children, ())
        return
    made = Element("table")
    apart: list[Element] = []
    for child in _elements(element.children):
        if child.tag == "caption":
            made.children += [Element("caption", {}, content)] if (content := _cell_words(child, apart)) else []
        elif child.tag in ("thead", "tbody", "tfoot"):
            section = Element("thead" if child.tag == "thead" else "tbody", {}, _rows(child, apart))
            made.children += [section] if section.children else []
    yield made
    yield from apart


def _rows(section: Element, apart: list[Element]) -> list[Node]:
    rows: list[Node] = []
    for row in _elements(section.children):
        cells: list[Node] = [
            Element(cell.tag, _spans(cell), _cell_words(cell, apart))
            for cell in _elements(row.children)
            if cell.tag in ("td", "th")
        ]
        rows += [Element("tr", {}, cells)] if cells else []
    return rows


def _cell_words(cell: Element, apart: list[Element]) -> list[Node]:
    inside = list(_flow(cell.children, ()))
    apart += _not_words(inside)
    return regular(_in_lines(inside))


def _spans(cell: Element) -> dict[str, str]:
    attrs = {"scope": cell.attrs["scope"]} if cell.attrs.get("scope") in _SCOPES else {}
    for name in ("colspan", "rowspan"):
        value = cell.attrs.get(name, "")
        if value.isascii() and value.isdigit() and 1 < int(value) <= 100:
            attrs[name] = str(int(value))
    return attrs


def _in_lines(blocks: Iterable[Element]) -> list[Node]:
    """The words of blocks, one under the other."""
    lines: list[Node] = []
    for block in blocks:
        if block.tag in _NOT_WORDS:
            continue
        for is_inline, group in groupby(block.children, _is_inline):
            part = list(group)
            lines += [*part, Element("br")] if is_inline else _in_lines(_elements(part))
    return lines


def _not_words(blocks: Iterable[Element]) -> list[Element]:
    return [block for block in blocks if block.tag in _NOT_WORDS and block.tag != "hr"]


def _embed(element: Element) -> Iterator[Element]:
    yield Element("p", {}, element.children)


def _as_it_is(element: Element) -> Iterator[Element]:
    yield element


_MAKERS = {
    "h2": _heading,
    "h3": _heading,
    "ul": _list,
    "ol": _list,
    "blockquote": _quotation,
    "table": _table,
    "embed": _embed,
    "hr": _as_it_is,
    "figure": _as_it_is,
    "aside": _as_it_is,
}
