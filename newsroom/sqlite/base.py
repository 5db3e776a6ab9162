"""Django's SQLite, patient from its first statement on: the engine that settings.py names."""

import sqlite3
import time

from django.db.backends.sqlite3 import base

PAUSE = 0.02  # Seconds between two tries.


class DatabaseWrapper(base.DatabaseWrapper):
    """Waits for its turn when it opens a connection, as `timeout` makes it wait in every later statement.

    SQLite does not call its busy handler while another connection turns the file to WAL, nor while the last one
    to close folds the log into the file (https://www.sqlite.org/wal.html, section 8): whoever opens it then is
    told «database is locked» at once.
    """

    def get_new_connection(self, conn_params):
        deadline = time.monotonic() + conn_params.get("timeout", 5)
        while True:
            try:
                return super().get_new_connection(conn_params)
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise
                time.sleep(PAUSE)
