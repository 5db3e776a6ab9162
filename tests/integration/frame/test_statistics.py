"""The planner of SQLite knows what the tables hold."""

import pytest
from django.db import connection

from newsroom.tasks import tidy
from tests.builders import make_article

COUNTED = "SELECT COUNT(*) FROM sqlite_stat1 WHERE tbl = 'articles_article'"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts by itself")
def test_it_is_told_every_day(db):
    make_article()
    tidy.call()
    with connection.cursor() as cursor:
        assert cursor.execute(COUNTED).fetchone()[0] > 0
