"""Whether a POST comes from our own pages: what protects forms that a page cache may hold, without a cookie."""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings

#: «none»: the reader's own act, such as loading the answer of a form again; no other site can cause it.
_OWN_FETCH_SITES = {"same-origin", "none"}


def is_same_origin(request):
    """Whether the browser says that `request` comes from this site.

    Looks at Sec-Fetch-Site, then Origin, then Referer. One that sends none of the three is let through: every
    browser that another site could abuse sends `Origin` with a POST (Fetch standard, §3.2), so what is left is
    older or no browser at all, and a signed token and the mailed link still stand before it.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in _OWN_FETCH_SITES
    source = request.headers.get("Origin") or request.headers.get("Referer")
    return source is None or _origin_of(source) in _own_origins(request)


def client_address(request):
    """The visitor's IP address as text, "" if unknown: the last one that PROXY_COUNT trusted proxies wrote down."""
    hops = settings.PROXY_COUNT
    if not hops:
        return request.META.get("REMOTE_ADDR", "")
    chain = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    return chain[-hops] if len(chain) >= hops else ""


def network_of(ip_address):
    """The network that `ip_address` (text) is told by, as COMMENT_NETWORK_BITS cuts it; None if it is no address."""
    try:
        address = ipaddress.ip_address(ip_address)
    except ValueError:
        return None
    address = getattr(address, "ipv4_mapped", None) or address
    return ipaddress.ip_network((address, settings.COMMENT_NETWORK_BITS[address.version]), strict=False)


def _own_origins(request):
    return {_origin_of(settings.SITE_URL), f"{request.scheme}://{request.get_host()}"}


def _origin_of(address):
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"
