import sqlite3
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest
from django.db import connection, connections


@pytest.fixture(autouse=True)
def open_newspaper(settings):
    """Comments are public once confirmed, but where a test says otherwise; the default is told in test_opening.py."""
    settings.COMMENT_OPENING = "ouvert"


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
