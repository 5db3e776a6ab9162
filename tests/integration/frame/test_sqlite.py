"""Connections that open at the same moment: none is refused."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from newsroom.sqlite.base import DatabaseWrapper

CROWD = 10


@pytest.fixture
def engine_for(tmp_path):
    """A function: name of a file → the engine for it, as the settings make one."""
    sizes = {"CONN_MAX_AGE": 0, "AUTOCOMMIT": True, "ATOMIC_REQUESTS": False, "CONN_HEALTH_CHECKS": False}

    def connect(number, **options):
        settings = {"NAME": str(tmp_path / f"{number}.sqlite3"), "TIME_ZONE": None, "TEST": {}}
        options = {"timeout": 20, "init_command": "PRAGMA journal_mode=WAL"} | options
        return DatabaseWrapper(sizes | settings | {"OPTIONS": options})

    return connect


def test_ten_that_open_a_new_file_at_once_all_write(engine_for, tmp_path):
    for number in range(30):
        with sqlite3.connect(tmp_path / f"{number}.sqlite3") as file:
            file.execute("CREATE TABLE visits (name TEXT)")
        file.close()
        start = Barrier(CROWD)

        def visit(_, number=number, start=start):
            engine = engine_for(number)
            start.wait()
            connection = engine.get_new_connection(engine.get_connection_params())
            connection.execute("INSERT INTO visits VALUES ('x')")
            connection.commit()
            connection.close()

        with ThreadPoolExecutor(CROWD) as pool:
            list(pool.map(visit, range(CROWD)))
        with sqlite3.connect(tmp_path / f"{number}.sqlite3") as file:
            assert file.execute("SELECT count(*) FROM visits").fetchone() == (CROWD,)
        file.close()


def test_file_that_stays_locked_is_said_so_in_the_end(engine_for, tmp_path):
    holder = sqlite3.connect(tmp_path / "held.sqlite3", isolation_level=None)
    holder.execute("CREATE TABLE visits (name TEXT)")
    holder.execute("BEGIN EXCLUSIVE")
    engine = engine_for("held", timeout=0.1)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        engine.get_new_connection(engine.get_connection_params())
    holder.close()
