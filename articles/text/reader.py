"""From the stored body to the HTML that readers get, once when an article is saved."""

import re
from collections.abc import Callable, Mapping
from itertools import count

from .blocks import Block, split_blocks
from .plain import fold
from .sanitize import allowed_only
from .typography import typeset_html

_PHOTO = re.compile(r'<figure data-photo="([1-9][0-9]*)">')
#: What an editor marked so that typography left it alone: readers have no use for the mark.
_BRUT = re.compile(r"</?span[^>]*>")
_OUTWARD = re.compile(r'<a href="(?=https?://)')
_NOT_IN_SLUGS = re.compile(r"[^a-z0-9]+")
_MARKER = re.compile(r"<!--lire:(\d+)-->")


def render_reader_html(html: str, figure: Callable[[int], str], *, sponsored: bool = False) -> str:
    """Render a clean body: sanitised again, typeset, each photo replaced by `figure(photo_id)`.

    `figure` returns HTML that is safe as it stands, or an empty string to drop the photo. Marks of verbatim
    passages go, and related links; after block N (counted from 1, dropped photos too) stands `<!--lire:N-->`,
    for `place_lire`, and at the top `<!--lire:0-->` if the text begins with a related link.
    `sponsored` marks outward links as paid for. Headings of level 2 get an id; tables can be scrolled.
    """
    outward = f'<a rel="{"sponsored noopener" if sponsored else "noopener"}" href="'
    taken: set[str] = set()
    parts: list[str] = []
    number = 0
    for block in split_blocks(_BRUT.sub("", typeset_html(allowed_only(html)))):
        if block.tag == "aside":
            parts += [] if number else ["<!--lire:0-->"]
            continue
        number += 1
        part = _figure(block.html, figure) if block.tag == "figure" else _rendered(block, outward, taken)
        parts += part, f"<!--lire:{number}-->"
    return "".join(parts)


def place_lire(reader_html: str, snippets: Mapping[int, str]) -> str:
    """Put snippets[N], safe HTML, after block N of rendered HTML, and take the other markers out."""
    return _MARKER.sub(lambda marker: snippets.get(int(marker[1]), ""), reader_html)


def _figure(html: str, figure: Callable[[int], str]) -> str:
    photo = _PHOTO.match(html)
    return figure(int(photo[1])) if photo else ""


def _rendered(block: Block, outward: str, taken: set[str]) -> str:
    html = _OUTWARD.sub(outward, block.html)
    if block.tag == "h2":
        return f'<h2 id="{_free_id(block.text, taken)}"{html[3:]}'
    if block.tag == "table":
        return f'<div class="table" tabindex="0" role="region" aria-label="Tableau">{html}</div>'
    return html


def _free_id(heading: str, taken: set[str]) -> str:
    """An id made of the words of a heading, like no other of the text."""
    slug = _NOT_IN_SLUGS.sub("-", fold(heading)).strip("-")[:60].rstrip("-") or "partie"
    found = next(name for number in count(1) if (name := slug if number == 1 else f"{slug}-{number}") not in taken)
    taken.add(found)
    return found
