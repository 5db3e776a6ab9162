"""Pages that are being made: whoever asks for one meanwhile waits for it, rather than make it a second time."""

from threading import Event, Lock

#: Seconds that one thread waits for another at most: longer than a page takes, and than a lost database is waited for.
PATIENCE = 5.0


class Flights:
    """The makings under way, by key; thread-safe."""

    def __init__(self):
        self._flights = {}
        self._lock = Lock()

    def once(self, key, make, is_fresh):
        """`make()` (an answer, as Page), by this thread or by the one that is at `key`, if `is_fresh(answer)` says so.

        Answers that are one visitor's (`is_for_all`) are nobody else's, and are not made one after the other. Whoever
        waited in vain makes one with `make(waited=True)`.
        """
        while flight := self._join(key):
            if not flight.is_over.wait(PATIENCE):
                return make(waited=True)
            if not flight.answer or not flight.answer.is_for_all:
                return make()
            # Begun before this request, it may tell the state before the last change: then another one begins.
            if is_fresh(flight.answer):
                return flight.answer
        try:
            answer = self._flights[key].answer = make()
        finally:
            with self._lock:
                self._flights.pop(key).is_over.set()
        return answer

    def _join(self, key):
        """The making of `key` that is under way; None if there was none, and the caller's begins."""
        with self._lock:
            flight = self._flights.get(key)
            if flight is None:
                self._flights[key] = _Flight()
            return flight


class _Flight:
    """`answer` is what was made, once `is_over`; None if that failed."""

    def __init__(self):
        self.is_over = Event()
        self.answer = None
