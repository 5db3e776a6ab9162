"""A newspaper of its own directory, database and port, that can be killed and started again."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from bench.demo import lay_demo, manage
from bench.servers import ROOT, free_port, site_env

PATIENCE = 120  # Seconds that a start may take.
PAUSE = 0.05


class ScratchSite:
    """`manage.py serve` (granian with its workers, and db_worker) on the demo newspaper, until the context ends.

    On SQLite, or on a database made for it in the server of `postgres` («postgres://user:password@host/name»).
    Mails go to the SMTP server on `mail_port`. Visitors say their address in X-Forwarded-For. `articles`: how many of
    `manage.py seed` stand beside those of the demo. `is_new`: no demo is laid, the first start makes all there is; so
    too on PostgreSQL. `settings`: environment beside what is here. `command`: what starts it.
    """

    def __init__(self, *, mail_port, postgres="", articles=0, is_new=False, settings=None, command=None):
        self.directory = Path(tempfile.mkdtemp(prefix="newsroom-bench-"))
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._articles, self._is_new = articles, is_new or postgres
        self._command = command(self.port) if command else serve(self.port)
        self._server, self._process = postgres, None
        self._database = f"newsroom_bench_{os.getpid()}"
        self.environment = site_env(self.directory, self.port) | {
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
            "COMMENT_OPENING": "ouvert",
            "COMMENT_CLOSE_AFTER_DAYS": "0",
            "PROXY_COUNT": "1",
            "LOG_LEVEL": "WARNING",
            "PAGE_CACHE_PURGE_URLS": "",
            **(settings or {}),
        }
        if postgres:
            self.environment["DATABASE_URL"] = urlsplit(postgres)._replace(path=f"/{self._database}").geturl()

    def __enter__(self):
        if self._server:
            with psycopg.connect(self._server, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {self._database}")
        if not self._is_new:
            lay_demo(self.directory)
            if self._articles:
                total = [f"--articles={self._articles}", f"--comments={self._articles}"]
                manage(self.environment, "seed", *total, "--words=150", "--years=3")
        self.start()
        return self

    def __exit__(self, *error):
        self.kill()
        if self._server:
            with psycopg.connect(self._server, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE IF EXISTS {self._database} WITH (FORCE)")
        shutil.rmtree(self.directory)

    @property
    def log(self):
        """All that the site has said."""
        return (self.directory / "log").read_text(errors="replace")

    def processes(self):
        """Numbers of all processes that `start` brought to life and that still run."""
        # They share the session that it opened, whatever their groups and parents.
        return [pid for pid in running() if session_of(pid) == self._process.pid]

    def start(self):
        """Start it, and come back once it answers."""
        with (self.directory / "log").open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(self.log)
            time.sleep(PAUSE)

    def kill(self):
        """kill -9 of the server, its workers and the background worker: all that `start` brought to life."""
        for pid in self.processes():
            os.kill(pid, signal.SIGKILL)
        self._process.wait()
        while self.processes():
            time.sleep(PAUSE)

    def _answers(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


def serve(port):
    """The command that runs the site at `port`."""
    return [sys.executable, "manage.py", "serve", "--port", str(port)]


def running():
    """Numbers of the processes that run now, the dead that nobody has waited for left out."""
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and (entry / "stat").read_text().rpartition(") ")[2][0] != "Z":
                yield int(entry.name)
        except OSError:
            continue  # It ended meanwhile.


def session_of(pid):
    """The session that a process belongs to, None if it has ended."""
    try:
        return os.getsid(pid)
    except ProcessLookupError:
        return None
