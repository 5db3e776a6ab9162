"""The smallest tree of elements that a clean-up needs, read from HTML which nh3 wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from .markup import VOID_TAGS, attributes, is_tag, tag_name, to_markup, to_text, tokens

#: Deeper elements lose their tag and keep their text: no article needs them, and recursion stays safe.
MAX_DEPTH = 64


@dataclass(slots=True)
class Element:
    """An element: `attrs` decoded, `children` elements and texts in order."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def style(self) -> dict[str, str]:
        """Declarations of the style attribute, lower-cased; later ones win."""
        pairs = (declaration.partition(":") for declaration in self.attrs.get("style", "").lower().split(";"))
        return {name.strip(): value.strip() for name, colon, value in pairs if colon}

    def classes(self) -> set[str]:
        return set(self.attrs.get("class", "").split())

    def text(self) -> str:
        """All the text inside, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def descendants(self) -> Iterator[Element]:
        """Every element inside, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.descendants()


Node = Element | str


def parse(html: str) -> Element:
    """Read well-formed HTML into a root element without a tag."""
    root = Element("")
    path = [root]
    ignored = 0
    for token in tokens(html):
        if not is_tag(token):
            path[-1].children.append(to_text(token))
            continue
        name = tag_name(token)
        if token[1] == "/":
            if ignored:
                ignored -= 1
            elif len(path) > 1:
                path.pop()
        elif name in VOID_TAGS:
            path[-1].children.append(Element(name, attributes(token)))
        elif ignored or len(path) > MAX_DEPTH:
            ignored += 1
        elif name:
            element = Element(name, attributes(token))
            path[-1].children.append(element)
            path.append(element)
    return root


def serialize(nodes: Iterable[Node]) -> str:
    """Write nodes as HTML; an attribute whose value is empty is written without one only by name."""
    return "".join(to_markup(node) if isinstance(node, str) else _element(node) for node in nodes)


def _element(element: Element) -> str:
    attrs = "".join(f' {name}="{escape(value)}"' for name, value in element.attrs.items())
    if element.tag in VOID_TAGS:
        return f"<{element.tag}{attrs}>"
    return f"<{element.tag}{attrs}>{serialize(element.children)}</{element.tag}>"
