"""Millions of rows at a time: written past the models' `save`, the indexes of their tables made again at the end."""

from contextlib import contextmanager
from itertools import islice

from django.db import connection, transaction

#: Rows of one transaction.
BATCH = 5_000

# Those behind a primary key or a constraint stay.
_INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s",
    "postgresql": (
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = %s"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
    ),
}


@contextmanager
def without_indexes(*models):
    """The tables of `models` without their secondary indexes inside the block; all are made again after it.

    A row entered at random places of five indexes costs far more than five indexes sorted once. A process killed
    in the block leaves the tables without them: for a base that is being filled, not for one that serves.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and connection.in_atomic_block:
            # What is checked at the end of a transaction would keep its tables from being altered until then.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        indexes = []
        for model in models:
            cursor.execute(_INDEXES[connection.vendor], [model._meta.db_table])
            indexes += cursor.fetchall()
        for name, _sql in indexes:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        try:
            yield
        finally:
            for _name, sql in indexes:
                cursor.execute(sql)


def insert_rows(model, names, rows, *, progress=lambda done: None):
    """Write `rows`, tuples in the order of the attributes `names`, by transactions of BATCH; returns how many.

    Attributes that are not named take their default. No validation, no `save`, no signal.
    """
    fields = {field.attname: field for field in model._meta.local_fields if not field.generated}
    constants = {
        name: _stored(field, field.get_default())
        for name, field in fields.items()
        if name not in names and not (field.primary_key and field.get_default() is None)
    }
    writers = [fields[name].get_db_prep_save for name in names]
    tail = tuple(constants.values())
    columns = [fields[name].column for name in (*names, *constants)]
    rows, done = iter(rows), 0
    while batch := list(islice(rows, BATCH)):
        stored = [
            (*(write(value, connection) for write, value in zip(writers, row, strict=True)), *tail) for row in batch
        ]
        with transaction.atomic():
            copy_rows(model._meta.db_table, columns, stored)
        done += len(batch)
        progress(done)
    return done


def _stored(field, value):
    return field.get_db_prep_save(value, connection)


def copy_rows(table, columns, rows):
    """Write `rows`, tuples of what the database stores, into the `columns` of `table`, the fastest way there is."""
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {quote(table)} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", rows)  # noqa: S608 -- names of columns
