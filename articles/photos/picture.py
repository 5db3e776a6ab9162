"""The HTML of a photo: which file for which screen, its caption and its credit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

MODERN_FORMATS = ("avif", "webp")
# What a browser that knows no srcset downloads, and most feed readers.
PLAIN_WIDTH = 640
#: The `sizes` of a picture that is kept until it is known where it stands.
UNPLACED = "@@sizes@@"
LAZY, EAGER = ' loading="lazy"', ' fetchpriority="high"'
ALREADY_WORDED = re.compile(r"©|\(c\)|(?:photos?|crédits?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """A rendition as the page sees it: format ("avif", "webp", "jpeg"), size in pixels, URL."""

    format: str
    width: int
    height: int
    url: str


def picture_html(
    sources: Iterable[Source],
    alt: str,
    sizes: str,
    *,
    size: tuple[int, int],
    eager: bool = False,
    fallback_url: str | None = None,
) -> SafeString:
    """Write the ``<picture>`` of a photo, everything escaped.

    ``sizes`` is the HTML attribute; ``size`` the width and height of the photo in pixels, which
    reserve its place on the page. ``eager`` is for the one photo seen first: it is not put off,
    and comes before the others. As long as no rendition exists the photo is a plain ``<img>`` of
    ``fallback_url``; without one either, nothing.
    """
    by_format = _by_format(sources)
    jpegs = by_format.get("jpeg", [])
    image_html = _image_html(jpegs, alt, sizes, size, eager, fallback_url)
    sources_html = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        ((name, _srcset(by_format[name]), sizes) for name in _offered(by_format)),
    )
    if not sources_html or not image_html:
        return image_html
    return format_html("<picture>{}{}</picture>", sources_html, image_html)


def placed_picture(html: str, sizes: str, *, eager: bool = False) -> SafeString:
    """The picture that `picture_html` wrote for no place in particular (`UNPLACED`), at a place."""
    html = html.replace(UNPLACED, escape(sizes))
    # Neither could stand in what was typed: its quotes are escaped.
    return mark_safe(html.replace(LAZY, EAGER) if eager else html)


def figure_html(picture: str, caption_html: str = "", credit_html: str = "") -> SafeString:
    """Put a picture, its caption and its credit in a ``<figure>``.

    The three are HTML and go in as they are: plain text must be escaped before. An absent
    caption or credit leaves no empty element.
    """
    parts = (("photo__caption", caption_html), ("photo__credit", credit_html))
    spans = " ".join(f'<span class="{name}">{html}</span>' for name, html in parts if html)
    legend = f"<figcaption>{spans}</figcaption>" if spans else ""
    # The caller vouches for the three parts; nothing else varies.
    return mark_safe(f'<figure class="photo">{picture}{legend}</figure>')


def credit_line(credit: str) -> str:
    """Word a credit as it is printed, in plain text: "Awa Traoré / AFP" → "© Awa Traoré / AFP".

    A handout ("courtoisie") is announced as a photo, "DR" stands alone, and a credit that
    already carries its sign or its word is left as typed.
    """
    credit = credit.strip()
    if not credit or ALREADY_WORDED.match(credit):
        return credit
    if credit.upper().replace(".", "") == "DR":
        return "DR"
    if credit.lower().startswith("courtoisie"):
        return f"Photo\u00a0: {credit[0].upper()}{credit[1:].removesuffix('.')}."
    return f"©\u00a0{credit}"


def _by_format(sources: Iterable[Source]) -> dict[str, list[Source]]:
    """Group sources by format, the narrowest first."""
    groups: dict[str, list[Source]] = {}
    for source in sorted(sources, key=lambda source: source.width):
        groups.setdefault(source.format, []).append(source)
    return groups


def _offered(by_format: dict[str, list[Source]]) -> list[str]:
    """List the modern formats that go up to the full width.

    A browser stops at the first format it knows: given too narrow a file it would enlarge it,
    though a wide one exists in the next format.
    """
    full_width = max((sources[-1].width for sources in by_format.values()), default=0)
    return [name for name in MODERN_FORMATS if name in by_format and by_format[name][-1].width == full_width]


def _srcset(sources: list[Source]) -> str:
    # In a srcset a space ends the URL.
    return ", ".join(f"{source.url.replace(' ', '%20')} {source.width}w" for source in sources)


def _image_html(
    jpegs: list[Source],
    alt: str,
    sizes: str,
    size: tuple[int, int],
    eager: bool,
    fallback_url: str | None,
) -> SafeString:
    attributes: dict[str, object] = {"src": fallback_url}
    if jpegs:
        plain = next((jpeg for jpeg in jpegs if jpeg.width >= PLAIN_WIDTH), jpegs[-1])
        attributes = {"src": plain.url, "srcset": _srcset(jpegs), "sizes": sizes}
    if not attributes["src"]:
        return SafeString()
    attributes |= {"width": size[0], "height": size[1], "alt": alt, "decoding": "async"}
    written = format_html_join("", ' {}="{}"', attributes.items())
    return format_html("<img{}{}>", written, mark_safe(EAGER if eager else LAZY))
