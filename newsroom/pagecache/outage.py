"""Whether the database answers: while it does not, pages that were kept are shown, however old."""

import time
from threading import Lock

from newsroom.pagecache.rendering import database_answers

#: Seconds for which a database that did not answer is not asked again.
REST = 1.0
#: Seconds after which a page that failed has waited for the database: to reach one that is lost takes two.
LONG = 1.5


class Outage:
    """An outage of the database, as one process knows it; thread-safe.

    A database that is gone says so at once, a lost one keeps whoever asks it waiting: so one thread alone asks.
    """

    def __init__(self):
        self._lasts = False
        self._asked_at = 0.0
        self._asking = Lock()

    def lasts(self):
        """Whether there is one, known and not over."""
        if self._lasts and time.monotonic() > self._asked_at + REST and self._asking.acquire(blocking=False):
            try:
                self._note(lasts=not database_answers())
            finally:
                self._asking.release()
        return self._lasts

    def explains(self, seconds):
        """Whether a page that failed after so many `seconds` did for want of a database."""
        self._note(lasts=seconds > LONG or not database_answers())
        return self._lasts

    def is_found(self):
        """Whether there is one, for who waited in vain for a page: it may be slow for another reason."""
        with self._asking:
            if time.monotonic() > self._asked_at + REST:
                self._note(lasts=not database_answers())
        return self._lasts

    def _note(self, *, lasts):
        self._lasts, self._asked_at = lasts, time.monotonic()
