"""Many at once, and somebody who keeps the database busy."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from threading import Event

import pytest
from django.db import connection, connections, transaction

from comments import patience


@pytest.fixture
def crowd(transactional_db, tmp_path):
    """A function that runs many functions at the same moment, each on a connection of its own, and returns what
    they return. On SQLite they share a file, as in production, not the tests' own memory.
    """
    kept = connections.databases["default"]
    if connection.vendor == "sqlite":
        file = tmp_path / "crowd.sqlite3"
        with sqlite3.connect(file) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
        copy.close()
        connections.databases["default"] = deepcopy(kept) | {"NAME": str(file)}

    def alone(function):
        try:
            return function()
        finally:
            connections.close_all()

    def run(functions):
        with ThreadPoolExecutor(len(functions)) as pool:
            return list(pool.map(alone, functions))

    yield run
    connections.databases["default"] = kept


@pytest.fixture
def hurried(monkeypatch):
    """Waits that last long enough to be seen, and no longer."""
    monkeypatch.setattr(patience, "GIVES_UP_AFTER", 0.3)
    monkeypatch.setattr(patience, "LOCK_LASTS", 0.1)
    monkeypatch.setitem(
        connections.databases["default"], "OPTIONS", connections.databases["default"].get("OPTIONS", {}).copy()
    )
    limit = {"timeout": 0.1} if connection.vendor == "sqlite" else {"options": "-c lock_timeout=100ms"}
    connections.databases["default"]["OPTIONS"].update(limit)


@pytest.fixture
def while_busy(hurried, request):
    """A function: runs another one while somebody writes and does not come to an end, and returns what it returns."""
    # Asked for late: it copies the base as the test has filled it.
    crowd = request.getfixturevalue("crowd")

    def run(function, *, lasts=None):
        is_held, is_over = Event(), Event()

        def hold():
            with transaction.atomic():
                # SQLite has one lock for all. Of PostgreSQL, take those that writers need and readers do not.
                if connection.vendor == "postgresql":
                    tables = ", ".join(connection.introspection.table_names())
                    connection.cursor().execute(f"LOCK TABLE {tables} IN EXCLUSIVE MODE")
                is_held.set()
                is_over.wait(lasts)

        def act():
            is_held.wait()
            try:
                return function()
            finally:
                is_over.set()

        return crowd([hold, act])[1]

    return run
