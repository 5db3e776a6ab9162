"""A database of one's own for the time of a measurement: SQLite, in a temporary directory, gone afterwards."""

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.db import connections


@contextmanager
def scratch_database():
    """Make a new, migrated database the default one inside the block."""
    usual = connections["default"]
    with TemporaryDirectory(prefix="newsroom-score-") as folder:
        scratch = usual.settings_dict | {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(folder) / "scratch.sqlite3"),
            "OPTIONS": {"init_command": "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"},
        }
        settings, connections.settings["default"] = connections.settings["default"], scratch
        del connections["default"]
        try:
            call_command("migrate", verbosity=0, interactive=False)
            yield
        finally:
            connections["default"].close()
            connections.settings["default"], connections["default"] = settings, usual
