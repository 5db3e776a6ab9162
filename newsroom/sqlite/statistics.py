"""What SQLite's planner knows of the tables. Nobody else tells it; PostgreSQL counts by itself."""

from django.db import connection

#: Entries of each index that are looked at: enough to know which one narrows most.
SAMPLE = 1_000


def refresh_statistics():
    """Count again what the tables hold, by sample: a second at a million (https://www.sqlite.org/lang_analyze.html).

    Without it, the front page of a million articles starts from their state, and reads them all: 1.4 s for 5 ms.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {SAMPLE}")
            cursor.execute("ANALYZE")
