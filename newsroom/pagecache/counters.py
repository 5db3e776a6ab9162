"""When each name was last touched: one table of numbers that all processes of the newspaper share.

A page is fresh while the numbers of its names are those that stood in the table before it was made. A number is
written after the commit it tells of. So whoever reads the new number reads the new state, and a page made from the old
state meets, at latest when the number is written, a number that is not the one it knows. Two processes that write the
same number at once lose nothing: both had committed before either wrote.

A process killed between its commit and its word of it leaves old pages with those who live on, for PAGE_CACHE_LASTS at
most. Saying it before the commit too would not do: a page made in between would be the newest, of the old state.
`serve` therefore says at each start that all may have changed, and none of its processes dies without the others.
"""

import mmap
import os
import time
from functools import cache, partial
from zlib import crc32

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

#: Numbers in the table. Names that share one are only made again once too often.
SLOTS = 16_384
#: The first of them are kept for names without a colon, which many pages carry.
COMMON_SLOTS = 64
NUMBER = "Q"
TABLE_BYTES = SLOTS * 8


def slot_of(name):
    """Place of `name` in the table, the same in every process."""
    if ":" in name:
        return COMMON_SLOTS + crc32(name.encode()) % (SLOTS - COMMON_SLOTS)
    return crc32(name.encode()) % COMMON_SLOTS


def renew(slots, names):
    """Write a number never seen before at the place of each of `names`: the time, in nanoseconds."""
    for place in map(slot_of, names):
        slots[place] = max(slots[place] + 1, time.time_ns())


def snapshot(slots):
    """The table as it is now, to be compared with later."""
    return memoryview(bytes(slots)).cast(NUMBER)


class MappedCounters:
    """The table as a file mapped into the memory of every process of one machine: reading it is reading memory."""

    def __init__(self, path):
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError as error:
            raise ImproperlyConfigured(
                f"{path} belongs to another account: the web server, its workers and manage.py must run as the same "
                "account. Give it the file (chown), which says only what changed."
            ) from error
        try:
            os.ftruncate(file, TABLE_BYTES)  # Longer or shorter than it was never happens: it is this or empty.
            self.slots = memoryview(mmap.mmap(file, TABLE_BYTES)).cast(NUMBER)
        finally:
            os.close(file)

    def touch(self, names):
        """Tell all processes that what `names` stand for has changed."""
        renew(self.slots, names)

    def is_current(self):
        """Whether `slots` can be believed: always, where memory is shared."""
        return True


@cache
def counters():
    """The table of this process, where `settings.FRESHNESS_STORE` says: a path, or the address of a Redis."""
    store = str(settings.FRESHNESS_STORE)
    if "://" in store:
        # Where there is one machine, nothing of Redis is loaded.
        from newsroom.pagecache.redis_counters import RedisCounters  # noqa: PLC0415

        return RedisCounters(store)
    return MappedCounters(store)


def touched(names):
    """Listener of `articles.freshness`: once the transaction is committed, renews the numbers of `names`."""
    transaction.on_commit(partial(counters().touch, names))
