"""Processor time of a piece of work: this process's, and that of the database's own process behind its connection."""

from pathlib import Path
from time import process_time


def clock():
    """A function that tells the seconds of processor time spent so far.

    On PostgreSQL it counts the server process of this connection too, if it runs on this Linux; its parallel workers,
    which none of the measured queries needs, are not.
    """
    from django.db import connection  # noqa: PLC0415 -- once Django is set up

    if connection.vendor != "postgresql":
        return process_time
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        # Nanoseconds on a processor: https://docs.kernel.org/scheduler/sched-stats.html
        statistics = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    if not statistics.exists():
        return process_time
    return lambda: process_time() + int(statistics.read_text().split()[0]) / 1e9
