"""What `make run` runs: the database brought up to date, then the web server and its workers, side by side."""

import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, call_command
from django.urls import reverse

from articles.freshness import site_changed
from newsroom.demo.accounts import demo_accounts
from newsroom.pagecache.purging import QUEUE as PURGES
from newsroom.tasks import start_tidying

WORKERS = 2
#: Threads of a worker that run Django at the same time; more only wait for the same two cores.
THREADS = 4
#: Seconds: caches in front are told what changed within one.
WORKER_LOOKS_EVERY = 0.5
GRACE_SECONDS = 10
#: Before a command: glibc hands back to the system each piece of memory of this many bytes or more, such as the pixels
#: of a photo, as soon as it is free. Left to itself it keeps them once it has seen one: 25 MB of the background worker.
HANDING_BACK = ("env", "MALLOC_MMAP_THRESHOLD_=131072")
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Prépare la base, charge le journal de démonstration la première fois, puis sert le site."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, host, port, **options):
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        if not get_user_model().objects.exists():
            call_command("load_demo")
        start_tidying()
        # What a process killed between its commit and its word of it did not come to say to those who still keep pages
        # (other machines, caches in front). Here none does: granian ends with any of its workers, and all with granian.
        site_changed(withdrawn=True)
        # Otherwise each thread keeps a heap of its own, with all that it once needed.
        os.environ.setdefault("MALLOC_ARENA_MAX", "2")
        self.stdout.write(f"Site : {settings.SITE_URL}/")
        self.stdout.write(f"Rédaction : {settings.SITE_URL}{reverse('admin:index')}")
        if accounts := demo_accounts():
            self.stdout.write(f"Comptes de démonstration : {accounts}")
        self.stdout.write("Ctrl-C arrête tout.")
        sys.exit(supervise(web_server(host, port), *workers()))


def web_server(host, port):
    """The command of granian, which also hands out the uploads."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning"),
        *("--host", host, "--port", str(port), "--workers", str(WORKERS), "--blocking-threads", str(THREADS)),
        *("--static-path-route", settings.MEDIA_URL.rstrip("/"), "--static-path-mount", str(settings.MEDIA_ROOT)),
        "newsroom.wsgi:application",
    ]


def workers():
    """The commands of the background workers: one, and one for what caches in front are told, if there are any."""
    queues = ["default", PURGES] if settings.PAGE_CACHE_PURGE_URLS else ["default"]
    return [worker(queue) for queue in queues]


def worker(queue):
    """The command of one background worker. `serve` just made Django's checks, which load much that none needs."""
    options = ["--queue-name", queue, "--interval", str(WORKER_LOOKS_EVERY), "--skip-checks", "--verbosity", "1"]
    return [*HANDING_BACK, sys.executable, "manage.py", "db_worker", *options]


def supervise(*commands):
    """Run `commands` side by side until one ends or the user stops them; then stop the others.

    Returns 0 if the user stopped them, else the exit code of the one that ended.
    """
    # In a group of its own, each is told to stop once, by us, and not by the terminal's Ctrl-C as well.
    processes = [subprocess.Popen(command, cwd=settings.BASE_DIR, process_group=0) for command in commands]  # noqa: S603
    for name in STOPPING:
        signal.signal(name, _interrupt)
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.2)
        return next(process.returncode for process in processes if process.returncode is not None) or 1
    except KeyboardInterrupt:
        return 0
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            try:
                process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def _interrupt(signum, frame):
    raise KeyboardInterrupt
