"""The table of `counters`, where the newspaper runs on several machines: a copy in each process, kept up by Redis.

Touches go through one stream, which a thread of each process waits on. A process that has not heard for a second from
a Redis that takes touches believes no copy of a page any more; when it does again, it forgets all it had. A touch that
did not get through although others may is told again from the queue.
"""

import logging
import threading
import time
from datetime import timedelta
from functools import cached_property

import redis
from django.conf import settings
from django.db import Error
from django.utils import timezone
from django_tasks import task
from redis.backoff import NoBackoff
from redis.retry import Retry

from newsroom.pagecache.counters import NUMBER, SLOTS, TABLE_BYTES, counters, renew

STREAM, FIELD, KEPT = "newsroom:touched", "names", 10_000
#: Written by who listens: of a Redis that is full, or only a copy of another, one may read as if nothing had changed.
PULSE = "newsroom:pulse"
#: Seconds: how often an idle Redis says that nothing happened, and how long its silence is borne.
HEARTBEAT, SILENCE = 0.3, 0.9

logger = logging.getLogger(__name__)


class RedisCounters:
    """As `counters.MappedCounters`; `url` is redis://host:port/number."""

    def __init__(self, url):
        self.slots = memoryview(bytearray(TABLE_BYTES)).cast(NUMBER)
        self._redis = redis.Redis.from_url(
            url,
            socket_timeout=SILENCE,
            socket_connect_timeout=SILENCE,
            retry=Retry(NoBackoff(), 0),
            decode_responses=True,
        )
        self._heard_at = float("-inf")

    def touch(self, names):
        """Tell all processes; by the queue, if Redis does not take it."""
        if not self.tell(names):
            try:
                tell_again.enqueue(list(names))
            except Error:
                logger.exception("Neither Redis nor the queue was told that these changed: %s", names)

    def tell(self, names):
        """Tell all processes, and return whether Redis took it."""
        renew(self.slots, names)
        try:
            self._redis.xadd(STREAM, {FIELD: " ".join(names)}, maxlen=KEPT, approximate=True)
        except redis.RedisError as error:
            logger.warning("Redis was not told that these changed: %s (%s)", names, error)
            return False
        return True

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
        is_lost = False
        while True:
            try:
                last = self._last_touch()
                self._forget()
                while True:
                    last = self._hear(last)
                    is_lost = False
            except redis.RedisError as error:
                if not is_lost:
                    logger.warning("Redis takes no touches: pages are made for each reader until it does (%s).", error)
                is_lost = True
                time.sleep(HEARTBEAT)

    def _last_touch(self):
        newest = self._redis.xrevrange(STREAM, count=1)
        return newest[0][0] if newest else "0"

    def _hear(self, last):
        for _stream, entries in self._redis.xread({STREAM: last}, block=int(HEARTBEAT * 1000)) or []:
            for number, fields in entries:
                renew(self.slots, fields[FIELD].split())
                last = number
        # The moment before it is asked: what was refused since may not pass for heard.
        moment = time.monotonic()
        self._redis.set(PULSE, "")
        if moment > self._heard_at + SILENCE:
            # It slept: of what it missed, a stream that keeps KEPT may have lost the first.
            self._forget()
        self._heard_at = moment
        return last

    def _forget(self):
        now = time.time_ns()
        for place in range(SLOTS):
            self.slots[place] = max(self.slots[place] + 1, now)


@task
def tell_again(names, seconds=1):
    """Tell what Redis did not take; if it still does not, in `seconds`, then after twice as long, and so on.

    Not after PAGE_CACHE_LASTS: no page is left then of those that did not hear of it.
    """
    table = counters()
    if not isinstance(table, RedisCounters) or table.tell(names) or seconds > settings.PAGE_CACHE_LASTS:
        return
    tell_again.using(run_after=timezone.now() + timedelta(seconds=seconds)).enqueue(names, 2 * seconds)
