"""What the headers of a request say of the bytes that may answer it (RFC 9110, §12.5.3 and §13.1)."""

import gzip
from functools import lru_cache

import brotli
import zstandard

IDENTITY = "identity"
#: Characters of an Accept-Encoding, at most; a browser sends some twenty.
LONGEST = 256
#: Bytes of a page that is too large to be kept, about: a sitemap of so many articles a month.
LARGE = 2_000_000


def pack(body):
    """`body` as zstd, fast: what a page is kept as."""
    # A copy: what `compress` returns holds on to as much memory as it might have needed, thrice as much.
    return bytes(memoryview(zstandard.compress(body, 3)))


def _effort(body):
    # Each page is compressed once: worth more than Django's own; one that is never kept, for each reader.
    return 6 if len(body) < LARGE else 1


#: By preference, where a client has none.
COMPRESSORS = {
    "br": lambda body: brotli.compress(body, quality=_effort(body)),
    "zstd": pack,
    "gzip": lambda body: gzip.compress(body, _effort(body), mtime=0),
}


@lru_cache(maxsize=1024)
def chosen_encoding(accepted):
    """The encoding that the value of Accept-Encoding likes best, ours deciding between equals: «br», …, «identity».

    It remembers each value: not to be asked for one of more than LONGEST characters.
    """
    weights = dict(map(_weighted, filter(str.strip, accepted.lower().split(","))))
    others = weights.get("*", 0.0)
    best, best_weight = IDENTITY, weights.get(IDENTITY, 0.0)
    for name in COMPRESSORS:
        weight = weights.get(name, others)
        if weight > best_weight:
            best, best_weight = name, weight
    return best


def _weighted(part):
    name, *parameters = (piece.strip() for piece in part.split(";"))
    # «x-gzip» is gzip, for clients older than the standard.
    return name.removeprefix("x-"), next((_weight(p[2:]) for p in parameters if p.startswith("q=")), 1.0)


def _weight(text):
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def names_tag(header, tag):
    """Whether the value of If-None-Match names `tag` («"…"»), compared weakly as the standard asks."""
    if header == tag:
        return True
    return header.strip() == "*" or tag in (part.strip().removeprefix("W/") for part in header.split(","))
