"""One page as it leaves: bytes and headers in each encoding, made the first time that one is asked for.

It is kept packed: what readers ask for is a fifth of the page, so five times as many stay in the same memory. The few
who take no encoding get it unpacked, in some 50 µs.
"""

import time
from email.utils import formatdate
from hashlib import blake2b
from operator import itemgetter

import zstandard

from articles.freshness import NAMES_HEADER, WITHDRAWN
from newsroom.pagecache.counters import slot_of
from newsroom.pagecache.encodings import COMPRESSORS, IDENTITY, LONGEST, chosen_encoding, names_tag, pack

#: Browsers keep a page and ask each time whether it is still good.
BROWSERS = "public, max-age=0, must-revalidate"
#: Bytes below which compression only adds.
SMALL = 400
NOT_MODIFIED = "304 Not Modified"
#: What the headers of a page weigh in memory, in bytes.
OVERHEAD = 4_000
SECOND = 1_000_000_000  # ns


#: Seconds after its making began for which an answer that is not kept is given to those who waited for it.
SHARED = 1.0


class Answer:
    """An answer that is not kept, as Django gave it: what is not there, or failed. The arguments are those of Page."""

    def __init__(self, rendering, table, made_at):
        self.is_for_all = rendering.is_for_all
        self._rendering, self._table, self._made_at = rendering, table, made_at

    def is_fresh(self, slots):
        """Whether it may be given to who asked for it since its making began: as `Page.is_fresh`."""
        places = map(slot_of, self._rendering.names)
        return time.time() < self._made_at + SHARED and all(slots[place] == self._table[place] for place in places)

    def answer(self, environ, start_response, _slots):
        """As `Page.answer`."""
        start_response(self._rendering.status, self._rendering.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self._rendering.body]


class Page:
    """What `rendering` (Rendering) says, kept since `table`, the snapshot of the counters taken before it was made.

    `is_shared`: caches stand in front, and are told how long to keep it and what it carries. `is_behind_nginx`: nginx
    is told to keep it to the end of the present second.
    """

    is_for_all = True

    def __init__(self, rendering, table, made_at, *, is_shared=False, is_behind_nginx=False):
        names = rendering.names
        places = sorted({slot_of(name) for name in names})
        # Two at least, so that `itemgetter` gives a tuple: of the table's numbers, without a loop.
        self._read = itemgetter(*places) if len(places) > 1 else itemgetter(*places, *places)
        self._withdrawn = slot_of(WITHDRAWN)
        self._numbers, self._withdrawn_number = self._read(table), table[self._withdrawn]
        self.status = rendering.status
        self.expires_at = rendering.expires_at
        self.names = names
        self.headers = rendering.shown_headers
        self._hash = blake2b(rendering.body + self.status.encode(), digest_size=12).hexdigest()
        self._packed = pack(rendering.body)
        is_alone = max(self._numbers) // SECOND < int(made_at) < int(self.expires_at)
        #: None if touched, or old by itself, within the second of its making: another may leave with that second.
        self._date = formatdate(made_at, usegmt=True) if is_alone else None
        self._is_found = rendering.code == 200
        self._is_shared, self._is_behind_nginx = is_shared, is_behind_nginx
        self._has_front = is_shared or is_behind_nginx
        self._forms = {}

    @property
    def size(self):
        """Bytes that it comes to take, at most: packed, which is its zstd too, and in two encodings, each no larger."""
        return 3 * len(self._packed) + OVERHEAD

    @property
    def body(self):
        """The page, as Django made it."""
        return zstandard.decompress(self._packed)

    def is_fresh(self, slots):
        """Whether nothing that it carries was touched since, and its time is not over."""
        return self._read(slots) == self._numbers and time.time() < self.expires_at

    def may_outlive_the_database(self, slots):
        """Whether it may be shown, old, when no new one can be made: not if something has left the site since."""
        return slots[self._withdrawn] == self._withdrawn_number

    def answer(self, environ, start_response, slots):
        """Answer the WSGI request `environ`: 304 if the client has these very bytes, else the page.

        `slots`: the counters, as they are now.
        """
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        encoding = chosen_encoding(accepted) if len(accepted) <= LONGEST else IDENTITY
        tag, head, short_head, body = self._forms.get(encoding) or self._form(encoding)
        status, parts = self.status, [body]
        if ("HTTP_IF_NONE_MATCH" in environ or "HTTP_IF_MODIFIED_SINCE" in environ) and self._is_known(environ, tag):
            status, head, parts = NOT_MODIFIED, short_head, []
        elif environ["REQUEST_METHOD"] == "HEAD":
            parts = []
        # A list of its own, which the server may change.
        start_response(status, [*head, *self._lifetime(slots)] if self._has_front else head.copy())
        return parts

    def _is_known(self, environ, tag):
        """Whether the client has these bytes (RFC 9110, §13.1). A date is known if it is the one that was sent."""
        if not self._is_found:
            return False  # §13.2.1
        if tags := environ.get("HTTP_IF_NONE_MATCH"):
            return names_tag(tags, tag)
        return self._date is not None and environ.get("HTTP_IF_MODIFIED_SINCE") == self._date

    def _form(self, encoding):
        plain = body = self.body
        if encoding != IDENTITY and len(plain) >= SMALL:
            body = self._packed if encoding == "zstd" else COMPRESSORS[encoding](plain)
        if len(body) >= len(plain):
            body, encoding = plain, IDENTITY
        tag = f'"{self._hash}-{encoding}"'
        validators = [("ETag", tag), ("Vary", "Accept-Encoding"), ("Cache-Control", BROWSERS)]
        if self._date:
            validators.append(("Last-Modified", self._date))
        head = [*self.headers, *validators, ("Content-Length", str(len(body)))]
        if self._is_shared:
            head += [(NAMES_HEADER, " ".join(self.names)), ("Cache-Tag", ",".join(self.names))]
        if encoding == IDENTITY:
            return tag, head, validators, body
        head.append(("Content-Encoding", encoding))
        form = self._forms[encoding] = tag, head, validators, body
        return form

    def _lifetime(self, slots):
        """The headers that tell the caches in front how long to keep it from now on."""
        if self._is_behind_nginx:
            # A moment, since nginx, which counts in whole seconds, takes «1» for up to two.
            yield "X-Accel-Expires", f"@{int(time.time())}"
        if self._is_shared:
            # Touched while it was made, or shown for want of a database: the purge that names it may have gone by.
            seconds = max(0, int(self.expires_at - time.time())) if self.is_fresh(slots) else 0
            yield "CDN-Cache-Control", f"public, max-age={seconds}"
            yield "Surrogate-Control", f"max-age={seconds}"
