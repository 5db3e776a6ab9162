"""What editors paste, made into the little HTML that an article may hold; nothing else gets through.

Three steps: nh3 reads the paste as a browser would and drops what is dangerous; the tree is tidied and
laid out; nh3 checks what comes out against the allow-list. Readers' pages go through that list again.
"""

import re

import nh3

from .hrefs import SCHEMES
from .layout import laid_out
from .markup import VOID_TAGS
from .paste import tidy
from .pasted_text import conversation_in, paragraphs
from .tree import Element, Node, parse, serialize

PAGE_TAGS = frozenset(
    "p h2 h3 ul ol li blockquote cite a strong em sup sub br hr table thead tbody tr th td caption span code".split()
)
BODY_TAGS = PAGE_TAGS | {"figure", "aside"}
_ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "span": {"data-brut"},
    "figure": {"data-photo"},
    "aside": {"data-lire"},
}

_DROPPED_WHOLE = set(
    "script style svg math nav noscript template canvas button select textarea option optgroup datalist label legend"
    " head title xml dialog menu map frameset noframes applet xmp plaintext noembed".split()
)
_UNWRAPPED = set(
    "html body meta link base input bdi bdo bgsound blink col colgroup data dir ilayer image isindex keygen layer"
    " listing marquee meter nobr output picture progress rp rt ruby slot spacer track wbr".split()
)
_PASTED_TAGS = BODY_TAGS | set(
    "b i u s strike del ins mark small big font abbr acronym dfn tt kbd samp var q time"
    " div section article main header footer center address dl dt dd details summary form fieldset figcaption hgroup"
    " iframe embed object param video audio source img pre h1 h4 h5 h6 tfoot".split()
)
_PASTED_ATTRIBUTES = set(
    "style class href src data data-src value title alt cite datetime role width height start scope colspan rowspan"
    " data-photo data-lire data-brut data-href data-instgrm-permalink data-text-post-permalink".split()
)

_pasted = nh3.Cleaner(
    tags=set(_PASTED_TAGS),
    clean_content_tags=_DROPPED_WHOLE,
    attributes={"*": _PASTED_ATTRIBUTES},
    url_schemes=SCHEMES,
    link_rel=None,
)
_body = nh3.Cleaner(tags=set(BODY_TAGS), attributes=_ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
_page = nh3.Cleaner(
    tags=set(PAGE_TAGS),
    clean_content_tags={"script", "style", "figure", "aside"},
    attributes={tag: names for tag, names in _ATTRIBUTES.items() if tag in PAGE_TAGS},
    url_schemes=SCHEMES,
    link_rel=None,
)

#: Control characters, and halves of characters that no encoding can write.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
#: Soft hyphens and zero-width spaces, which web pages leave between letters and searches stumble over.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
#: An iframe, and its content where it is closed: raw text that no browser shows.
_IFRAME = re.compile(r"(<iframe\b[^>]*>)(?:[^<]*(?:<(?!/?iframe)[^<]*)*</iframe\s*>)?", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
#: Tags that close by themselves, and so never nest.
_FLAT_TAGS = VOID_TAGS | set("p li td th tr dt dd option".split())
#: Nobody writes deeper; a parser's time grows with the square of the depth.
_DEEPEST = 400
_BLANK_LINE = re.compile(r"\n\s*\n")
_MARKUP = re.compile(
    rf"<(?:[!?]|/?(?:{'|'.join(sorted(_PASTED_TAGS | _DROPPED_WHOLE | _UNWRAPPED))}|[a-z]+[:-][\w-]+)[\s/>])",
    re.IGNORECASE,
)


def clean_body(html: str) -> str:
    """Return the body of an article, whatever was typed or pasted: safe, balanced, and the same if cleaned again.

    At the top stand only p, h2, h3, ul, ol, blockquote, hr, table, `<figure data-photo="ID">` (empty) and
    `<aside data-lire="ID">` (an editor's label or nothing). Text without tags becomes paragraphs.
    """
    return _clean(html, _body)


def clean_page(html: str) -> str:
    """Return the body of a page of the footer: as `clean_body`, without photos and related links."""
    return _clean(html, _page)


def allowed_only(html: str) -> str:
    """Pass html, stored long ago perhaps, through the allow-list of bodies once more; quick."""
    return _with_plain_spaces(_body.clean(html))


def _clean(html: str, cleaner: nh3.Cleaner) -> str:
    html = _IFRAME.sub(r"\1</iframe>", _UNWRITABLE.sub("", html))
    if _depth(html) > _DEEPEST:
        html = _TAG.sub("\n\n", html)
    cleaned = _laid_out(html if _MARKUP.search(html) else paragraphs(html), cleaner)
    while (conversation := conversation_in(cleaned)) is not None:
        cleaned = _laid_out(paragraphs(conversation), cleaner)
    return cleaned


def _depth(html: str) -> int:
    """How many tags are opened and not closed, where they are the most."""
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        if tag[2].lower() not in _FLAT_TAGS:
            depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _laid_out(html: str, cleaner: nh3.Cleaner) -> str:
    pasted = parse(_INVISIBLE.sub("", _pasted.clean(html))).children
    blocks = laid_out(tidy(_with_blank_lines(pasted)))
    if cleaner is _page:
        blocks = [block for block in blocks if block.tag not in ("figure", "aside")]
    return _with_plain_spaces(cleaner.clean(serialize(blocks)))


def _with_blank_lines(nodes: list[Node]) -> list[Node]:
    """Make two breaks of each blank line in bare text: so WordPress wrote paragraphs for years."""
    parted: list[Node] = []
    for node in nodes:
        for place, text in enumerate(_BLANK_LINE.split(node) if isinstance(node, str) else [node]):
            parted += [Element("br"), Element("br"), text] if place else [text]
    return parted


def _with_plain_spaces(html: str) -> str:
    """Write no-break spaces as themselves: shorter, and what a diff of two versions can show."""
    return html.replace("&nbsp;", "\u00a0")


__all__ = ["allowed_only", "clean_body", "clean_page"]
