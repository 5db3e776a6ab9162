"""Where a link may lead, and the address it should say."""

import re
from html import escape
from urllib.parse import parse_qs, urlsplit

import nh3

SCHEMES = {"http", "https", "mailto", "tel"}

#: Pages that only send the reader on, put there by the tool the text was copied from, and where they say to.
_FORWARDERS = {
    ("www.google.com", "/url"): ("q", "url"),
    ("l.facebook.com", "/l.php"): ("u",),
    ("lm.facebook.com", "/l.php"): ("u",),
    ("l.instagram.com", "/"): ("u",),
    ("www.youtube.com", "/redirect"): ("q",),
}
_OUTLOOK = ".safelinks.protection.outlook.com"

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_ALLOWED = re.compile(r"https?://[^\s/?#\\]|mailto:[^\s@]+@[^\s@]|tel:\+?[0-9(]|/(?![/\\])")
_BARE_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LINK = nh3.Cleaner(tags={"a"}, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None)


def clean_href(raw: str) -> str:
    """Return the address a link may keep, or an empty string for a link that must go.

    Kept: http, https, mailto, tel and «/…» on this site. Mended: «//host», «www.host», a bare e-mail
    address, the forwarding pages of Google Docs, Outlook and Facebook. Dropped: everything else.
    """
    href = _mended(_CONTROLS.sub("", raw).strip())
    href = _CONTROLS.sub("", _forwarded(href)).strip().replace(" ", "%20")
    if not _ALLOWED.match(href):
        return ""
    # The sanitizer has the last word, so that what is stored is what it will let through again.
    return href if "href" in _LINK.clean(f'<a href="{escape(href)}"></a>') else ""


def host(href: str) -> str:
    """Host of an address in lower case without «www.»; empty if it has none."""
    try:
        return (urlsplit(href).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _mended(href: str) -> str:
    if href.startswith("//"):
        return f"https:{href}"
    if href.lower().startswith("www."):
        return f"https://{href}"
    if _BARE_ADDRESS.fullmatch(href):
        return f"mailto:{href}"
    scheme = _SCHEME.match(href)
    return scheme[0].lower() + href[scheme.end() :] if scheme else href


def _forwarded(href: str) -> str:
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    where = (parts.hostname or "").lower()
    names = ("url",) if where.endswith(_OUTLOOK) else _FORWARDERS.get((where, parts.path), ())
    query = parse_qs(parts.query) if names else {}
    return next((query[name][0] for name in names if name in query), href)
