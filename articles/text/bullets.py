"""Lists that come as paragraphs with a bullet in front: Word's own, and those typed by hand."""

import re
from dataclasses import dataclass
from itertools import groupby

from .inline import regular
from .tree import Element, Node

_LEVEL = re.compile(r"\blevel(\d)\b")
_BULLET = re.compile(r"\s*[•◦▪●‣·\uf0b7\uf0a7]\s*(?=\S)")
_MARKER = re.compile(r"\s*(?:[·•◦▪●‣o§\-–*\uf0b7\uf0a7]|(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])[ \t\u00a0]{2,}(?=\S)")
_NUMBERED = re.compile(r"\s*\(?(\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")


@dataclass(slots=True)
class _Item:
    level: int
    marker: str
    content: list[Node]


def with_word_lists(children: list[Node]) -> list[Node]:
    """Replace runs of Word's list paragraphs by `<ul>` and `<ol>`, nested as their levels say."""
    result: list[Node] = []
    items: list[_Item] = []
    for child in children:
        item = _item(child) if isinstance(child, Element) and _is_words(child) else None
        if item:
            items.append(item)
        elif isinstance(child, Element) or child.strip() or not items:
            result += [*_nested(items), child]
            items = []
    return result + _nested(items)


def with_bulleted_lists(blocks: list[Element]) -> list[Element]:
    """Replace two or more paragraphs in a row that begin with a bullet by a `<ul>`; blocks are laid out."""
    result: list[Element] = []
    for is_item, group in groupby(blocks, _is_bulleted):
        run = list(group)
        if is_item and len(run) > 1:
            items = [regular(_shortened(block, _marker_length(_BULLET, block)).children) for block in run]
            result.append(Element("ul", {}, [Element("li", {}, item) for item in items]))
        else:
            result += run
    return result


def _is_bulleted(block: Element) -> bool:
    return block.tag == "p" and _marker_length(_BULLET, block) > 0


def _marker_length(pattern: re.Pattern[str], element: Element) -> int:
    found = pattern.match(element.text())
    return found.end() if found else 0


def _is_words(element: Element) -> bool:
    return element.tag == "p" and (
        "mso-list" in element.style() or any(name.startswith("MsoListParagraph") for name in element.classes())
    )


def _item(paragraph: Element) -> _Item | None:
    level = _LEVEL.search(paragraph.style().get("mso-list", ""))
    depth = int(level[1]) if level else 1
    ignored = next((child for child in paragraph.descendants() if child.style().get("mso-list") == "ignore"), None)
    if ignored:
        return _Item(depth, ignored.text(), _without(paragraph, ignored).children)
    length = _marker_length(_MARKER, paragraph) or _marker_length(_BULLET, paragraph)
    if not length:
        return None
    return _Item(depth, paragraph.text()[:length], _shortened(paragraph, length).children)


def _without(element: Element, unwanted: Element) -> Element:
    children = [
        _without(child, unwanted) if isinstance(child, Element) else child
        for child in element.children
        if child is not unwanted
    ]
    return Element(element.tag, element.attrs, children)


def _shortened(element: Element, length: int) -> Element:
    """A copy of element without the first `length` characters of its text."""
    children: list[Node] = []
    for child in element.children:
        size = len(child) if isinstance(child, str) else len(child.text())
        if isinstance(child, str):
            children.append(child[length:])
        elif size > length or not length:
            children.append(_shortened(child, length) if length else child)
        length = max(0, length - size)
    return Element(element.tag, element.attrs, children)


def _nested(items: list[_Item]) -> list[Node]:
    lists: list[Node] = []
    path: list[tuple[int, Element]] = []
    for item in items:
        numbered = _NUMBERED.match(item.marker)
        tag = "ol" if numbered else "ul"
        while path and (path[-1][0] > item.level or (path[-1][0] == item.level and path[-1][1].tag != tag)):
            path.pop()
        if not path or path[-1][0] < item.level:
            start = {"start": numbered[1]} if numbered and numbered[1].isdigit() else {}
            made = Element(tag, start)
            (_last_item(path[-1][1]) if path else lists).append(made)
            path.append((item.level, made))
        path[-1][1].children.append(Element("li", {}, item.content))
    return lists


def _last_item(made: Element) -> list[Node]:
    last = made.children[-1]
    return last.children if isinstance(last, Element) else made.children
