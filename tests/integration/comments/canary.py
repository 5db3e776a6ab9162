"""Looks for addresses that must not be seen, in whatever dress, wherever the site answers."""

import base64
import binascii
import hashlib
import html
import itertools
import re
import zlib
from functools import cache
from urllib.parse import quote, unquote_to_bytes

from django.urls import URLPattern, URLResolver, get_resolver

#: What may hide something packed: a long word of a page, or of one segment of a web address.
_WORDS = re.compile(rb"[\w+/=-]{16,}"), re.compile(rb"[\w=-]{16,}")
#: Ways to answer tried at most for one route: each of its parameters has several values.
_MOST_TRIES = 60


@cache
def dresses_of(secret):
    """Every form of `secret` (str) to look for, by name: lower-case bytes, or exact ones for base64."""
    plain = secret.encode()
    named = {
        "plain": plain,
        "percent-encoded": quote(secret, safe="").encode(),
        "escaped": html.escape(secret).encode(),
        "escaped @": secret.replace("@", "&#64;").encode(),
        "json": secret.replace("@", "\\u0040").encode(),
        "local part": secret.split("@")[0].encode(),
        "hex": plain.hex().encode(),
    }
    for name in ("md5", "sha1", "sha256"):
        named[name] = hashlib.new(name, plain, usedforsecurity=False).hexdigest().encode()
    # In base64 a text looks different at each of three places; its inner letters are enough to know it.
    for shift in range(3):
        packed = base64.b64encode(b"\0" * shift + plain)[4 if shift else 0 : -4]
        named[f"base64 at {shift}"] = packed
        named[f"base64 for links at {shift}"] = packed.replace(b"+", b"-").replace(b"/", b"_")
    return named


def dresses_found(secrets, content):
    """Names of the forms in which any of `secrets` stands in `content` (bytes), packed words opened."""
    # One text: hundreds of forms are looked for, in as many packed words.
    views = b"\n".join([content, content.lower(), *_opened(content)])
    return sorted({name for secret in secrets for name, dress in dresses_of(secret).items() if dress in views})


def _opened(content):
    """What base64, and zlib under it, give of each long word of `content`."""
    views = content, unquote_to_bytes(content)
    for word in {word for view in views for pattern in _WORDS for word in pattern.findall(view)}:
        # A signed value is its packed part, a separator, and the rest.
        try:
            packed = base64.b64decode(word.strip(b"=").replace(b"-", b"+").replace(b"_", b"/") + b"==")
        except (binascii.Error, ValueError):
            continue
        yield packed
        try:
            yield zlib.decompress(packed)
        except zlib.error:
            continue


def routes(resolver=None, prefix=()):
    """Each pattern of the URLconf, as the tuple of patterns that lead to it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        path = (*prefix, pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, path)
        elif isinstance(pattern, URLPattern):
            yield path


def addresses(values):
    """(route, its addresses) for every route of the URLconf, filled in from `values`: converter's name → texts."""
    for path in routes():
        route = "".join(str(part) for part in path).replace("^", "").replace("\\Z", "").replace("$", "")
        parts = re.split(r"(<[^>]+>|\(\?P<\w+>(?:[^()]|\([^()]*\))*\))", route)
        choices = [_values_for(part, values) if part[:1] in {"<", "("} else [part.replace("\\", "")] for part in parts]
        yield route, ["/" + "".join(chosen) for chosen in itertools.islice(itertools.product(*choices), _MOST_TRIES)]


def _values_for(part, values):
    written = part.removeprefix("(?P").partition(">")[0] if part[0] == "(" else part
    converter, _colon, name = written.strip("<>").rpartition(":")
    return values.get(name) or values.get(converter) or values["anything"]


def what_is_said(response):
    """All bytes of a response: status line, headers, cookies, body."""
    head = "\n".join(f"{name}: {value}" for name, value in response.items())
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return head.encode() + b"\n" + str(response.cookies).encode() + b"\n" + body
