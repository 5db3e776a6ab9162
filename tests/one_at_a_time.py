"""The live server's requests, one after the other: with SQLite in memory all its threads share one connection.

Two transactions at once on one connection would undo each other, as no server in service does.
"""

import threading

lock = threading.Lock()


def one_request_at_a_time(get_response):
    """Middleware: holds `lock` while a request of a browser is answered; those of the test client pass."""

    def middleware(request):
        if request.META["SERVER_NAME"] == "testserver":
            return get_response(request)
        with lock:
            return get_response(request)

    return middleware
