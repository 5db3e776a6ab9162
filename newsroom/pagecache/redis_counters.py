"""The table of `counters`, where the newspaper runs on several machines: a copy in each process, kept up by Redis.

Touches go through one stream, which a thread of each process waits on. A process that has not heard from Redis for a
second believes no copy of a page any more; when it hears again, it forgets all it had.
"""

import logging
import threading
import time
from functools import cached_property

import redis

from newsroom.pagecache.counters import NUMBER, SLOTS, TABLE_BYTES, renew

STREAM, FIELD, KEPT = "newsroom:touched", "names", 10_000
#: Seconds: how often an idle Redis says that nothing happened, and how long its silence is borne.
HEARTBEAT, SILENCE = 0.3, 0.9

logger = logging.getLogger(__name__)


class RedisCounters:
    """As `counters.MappedCounters`; `url` is redis://host:port/number."""

    def __init__(self, url):
        self.slots = memoryview(bytearray(TABLE_BYTES)).cast(NUMBER)
        self._redis = redis.Redis.from_url(url, socket_timeout=SILENCE, decode_responses=True)
        self._heard_at = float("-inf")

    def touch(self, names):
        """Tell all processes. What Redis cannot be told is logged: with Redis gone, no process believes its copies."""
        renew(self.slots, names)
        try:
            self._redis.xadd(STREAM, {FIELD: " ".join(names)}, maxlen=KEPT, approximate=True)
        except redis.RedisError:
            logger.exception("Redis was not told that these changed: %s", names)

    def is_current(self):
        """Whether `slots` can be believed: Redis spoke less than a second ago."""
        self._listener  # noqa: B018 -- starts with the first reader, after any fork
        return time.monotonic() - self._heard_at < SILENCE

    @cached_property
    def _listener(self):
        thread = threading.Thread(target=self._listen, name="freshness", daemon=True)
        thread.start()
        return thread

    def _listen(self):
        while True:
            try:
                last = self._last_touch()
                self._forget()
                while True:
                    last = self._hear(last)
            except redis.RedisError:
                logger.warning("Redis does not answer: pages are made for each reader until it does.")
                time.sleep(HEARTBEAT)

    def _last_touch(self):
        newest = self._redis.xrevrange(STREAM, count=1)
        return newest[0][0] if newest else "0"

    def _hear(self, last):
        for _stream, entries in self._redis.xread({STREAM: last}, block=int(HEARTBEAT * 1000)) or []:
            for number, fields in entries:
                renew(self.slots, fields[FIELD].split())
                last = number
        self._heard_at = time.monotonic()
        return last

    def _forget(self):
        now = time.time_ns()
        for place in range(SLOTS):
            self.slots[place] = max(self.slots[place] + 1, now)
