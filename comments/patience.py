"""Transactions that wait for their turn: what a busy database refuses is tried again, for as long as a visitor waits.

SQLite lets one writer in at a time, and says «locked» to who has waited as long as the engine does (`timeout` in the
settings; newsroom/sqlite). PostgreSQL ends one of two transactions that wait for each other, or that may not both be
true; it waits for a lock without end, but where it is told not to, as here.
"""

import random
import sqlite3
import time
from functools import wraps

from django.db import OperationalError, connection, transaction

#: Seconds after which a transaction that was refused is not tried again.
GIVES_UP_AFTER = 20
#: Seconds that a transaction waits for one lock of PostgreSQL before it is begun anew.
LOCK_LASTS = 5
#: Seconds between two tries, at most: not the same for two that stood in each other's way.
PAUSE = 0.2
#: Seconds after which a visitor who was turned away may come back.
RETRY_AFTER = 30

_SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
#: serialization_failure, deadlock_detected, lock_not_available: PostgreSQL, appendix A.
_POSTGRES_BUSY = {"40001", "40P01", "55P03"}


def is_busy(error):
    """Whether the OperationalError `error` says that others are at work, and nothing worse."""
    cause = error.__cause__
    # The low byte is what happened, the rest where.
    return (
        getattr(cause, "sqlite_errorcode", 0) & 0xFF in _SQLITE_BUSY or getattr(cause, "sqlstate", "") in _POSTGRES_BUSY
    )


def patient(function):
    """Decorator: `function` in a transaction, begun again while the database is busy.

    Raises the last OperationalError (`is_busy`) after GIVES_UP_AFTER seconds; nothing is changed then. Inside a larger
    transaction it is a part of that one, which alone can be begun again.
    """

    @wraps(function)
    def in_turn(*args, **kwargs):
        if connection.in_atomic_block:
            with transaction.atomic():
                return function(*args, **kwargs)
        deadline = time.monotonic() + GIVES_UP_AFTER
        while True:
            try:
                with transaction.atomic():
                    _limit_waits()
                    return function(*args, **kwargs)
            except OperationalError as error:
                if not is_busy(error) or time.monotonic() > deadline:
                    raise
            time.sleep(random.uniform(0, PAUSE))  # noqa: S311 -- no secret

    return in_turn


def _limit_waits():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_LASTS * 1000:.0f}ms'")
