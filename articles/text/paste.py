"""What Word, Google Docs, mail and web pages leave in what is copied from them, put into our few tags.

Works on a tree of the page as pasted; what it returns still needs a layout (see layout.py).
"""

import re

from . import embeds
from .bullets import with_word_lists
from .hrefs import clean_href
from .inline import WRAPPERS
from .markup import INLINE_TAGS
from .tree import Element, Node

_RENAMED = {
    "b": "strong",
    "i": "em",
    "dfn": "em",
    "tt": "code",
    "kbd": "code",
    "samp": "code",
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
}
_BOLD = re.compile(r"bold|bolder|[6-9]00")
_LEVELS = {"super": "sup", "sub": "sub"}
_WORD_BLOCKS = {
    "MsoTitle": "h2",
    "MsoSubtitle": "h3",
    "MsoQuote": "blockquote",
    "MsoIntenseQuote": "blockquote",
}
_KEPT = {"th": ("scope", "colspan", "rowspan"), "td": ("colspan", "rowspan"), "ol": ("start",), "table": ("role",)}
_WORD_REMARKS = frozenset("MsoCommentReference MsoCommentText MsoCommentSubject".split())
_TRANSPARENT = INLINE_TAGS - WRAPPERS - {"br"} | {"span"}
_STYLED = frozenset("span font a u b i strong em small big mark ins".split())
_REMARK = re.compile(r"#_?cmnt(_ref)?\d*")
_EMOJI = re.compile(r"[\u2190-\u2bff\u3030\u303d\U0001f000-\U0001faff\ufe0f\u200d\u20e3]{1,12}")
_ADDRESS_ALONE = re.compile(r"https?://\S+")
_ID = re.compile("[1-9][0-9]{0,8}")


def tidy(nodes: list[Node]) -> list[Node]:
    """Return nodes with only our tags and neutral containers, their styles turned into tags."""
    tidied: list[Node] = []
    for node in with_word_lists(nodes):
        if isinstance(node, str):
            tidied.append(node)
        else:
            tidied += _tidy_element(node)
    return tidied


def _tidy_element(element: Element) -> list[Node]:
    if _is_remark(element):
        return []
    if element.tag in embeds.FRAMES or embeds.is_post(element):
        found = embeds.link(element)
        if found:
            return [Element("embed", {}, [found])]
        return tidy(element.children) if element.tag == "object" else []
    special = _SPECIAL.get(element.tag)
    return special(element) if special else _ordinary(element)


def _ordinary(element: Element) -> list[Node]:
    tag = _RENAMED.get(element.tag, element.tag)
    if tag == "p":
        tag = next((_WORD_BLOCKS[name] for name in element.classes() if name in _WORD_BLOCKS), tag)
    children = tidy(element.children)
    wanted = _styles(element) if element.tag in _STYLED else set()
    if tag in ("strong", "em") and _is_undone(element):
        tag = ""
    for style in sorted(wanted - {tag}):
        children = [Element(style, {}, children)]
    attrs = {name: value for name, value in element.attrs.items() if name in _KEPT.get(tag, ())}
    if tag == "span" and "data-brut" in element.attrs:
        return [Element(tag, {"data-brut": ""}, children)]
    return children if not tag or tag in _TRANSPARENT else [Element(tag, attrs, children)]


def _styles(element: Element) -> set[str]:
    """The tags that an element's style stands for."""
    style = element.style()
    tags = {_LEVELS.get(style.get("vertical-align", ""), "")}
    if _BOLD.fullmatch(style.get("font-weight", "")):
        tags.add("strong")
    if style.get("font-style") in ("italic", "oblique"):
        tags.add("em")
    return tags - {""}


def _is_undone(element: Element) -> bool:
    """Say whether a bold or italic element says in its style that it is not (Google Docs)."""
    style = element.style()
    weight = style.get("font-weight", "")
    if element.tag in ("b", "strong"):
        return bool(weight) and not _BOLD.fullmatch(weight)
    return style.get("font-style") == "normal"


def _is_remark(element: Element) -> bool:
    """Say whether an element is a remark between editors, a deleted passage, or hidden."""
    style = element.style()
    return (
        style.get("display") == "none"
        or style.get("mso-hide") == "all"
        or style.get("mso-element", "").startswith("comment")
        or not _WORD_REMARKS.isdisjoint(element.classes())
        or (element.tag == "del" and "cite" in element.attrs)
        or (element.tag in ("p", "div", "sup") and _points_to_remark(element))
    )


def _points_to_remark(element: Element) -> bool:
    """Say whether an element is the sign or the text of a remark in Google Docs."""
    inside = list(element.descendants())
    if any(child.tag == "div" for child in inside):
        return False
    remarks = [found for child in inside if (found := _REMARK.fullmatch(child.attrs.get("href", "")))]
    return any(element.tag == "sup" or found[1] for found in remarks)


def _link(element: Element) -> list[Node]:
    target = element.attrs.get("href", "")
    if _REMARK.fullmatch(target):
        return []
    href = clean_href(target)
    children = _ordinary(Element("span", {"style": element.attrs.get("style", "")}, element.children))
    return [Element("a", {"href": href}, children)] if href else children


def _image(element: Element) -> list[Node]:
    """Images are photos of the desk or nothing, save those which stand for one character."""
    alt = element.attrs.get("alt", "")
    return [alt] if _EMOJI.fullmatch(alt) else []


def _quotation(element: Element) -> list[Node]:
    return ["“", *tidy(element.children), "”"]


def _preformatted(element: Element) -> list[Node]:
    lines = element.text().strip("\n").split("\n")
    return [Element("p", {}, [part for line in lines for part in (line, Element("br"))][:-1])]


def _figure(element: Element) -> list[Node]:
    if "data-photo" in element.attrs:
        photo = element.attrs["data-photo"].strip()
        return [Element("figure", {"data-photo": photo})] if _ID.fullmatch(photo) else []
    text = element.text().strip()
    if _ADDRESS_ALONE.fullmatch(text):
        found = embeds.link(Element("iframe", {"src": text}))
        return [Element("embed", {}, [found])] if found else []
    return [Element("div", {}, tidy([child for child in element.children if not _is_caption(child)]))]


def _is_caption(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "figcaption"


def _aside(element: Element) -> list[Node]:
    if "data-lire" not in element.attrs:
        return [Element("div", {}, tidy(element.children))]
    target = element.attrs["data-lire"].strip()
    label = " ".join(element.text().split())
    return [Element("aside", {"data-lire": target}, [label] if label else [])] if _ID.fullmatch(target) else []


_SPECIAL = {
    "a": _link,
    "img": _image,
    "q": _quotation,
    "pre": _preformatted,
    "figure": _figure,
    "aside": _aside,
}
