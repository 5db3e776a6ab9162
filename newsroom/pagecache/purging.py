"""Telling the caches in front (Varnish, a CDN) what changed: by the queue, so that it is not lost, nor waited for."""

import logging
from datetime import timedelta
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.freshness import NAMES_HEADER, SITE
from newsroom.pagecache.counters import counters

#: Seconds for a cache to take a connection, and to answer. One that is not there holds the others up for the first of
#: them each time that it is tried: with what the worker waits between two looks, that is still within a second.
CONNECTS, ANSWERS = 0.4, 2
#: Seconds for which one that failed is left alone, the first time; then twice as long each time, up to LONGEST_PAUSE.
PAUSE, LONGEST_PAUSE = 1, 64
#: More names than that are said as «everything»: Varnish takes a header of 8 kB, keys may have ten digits.
MOST_NAMES = 200
#: A queue of its own, with a worker of its own: behind photos, readers would see old pages for seconds.
QUEUE = "purges"

logger = logging.getLogger(__name__)


def touched(names):
    """Listener of `articles.freshness`: queues, in the same transaction, a purge of `names` for each cache in front."""
    for url in settings.PAGE_CACHE_PURGE_URLS:
        purge.enqueue(url, sorted(set(names)))


@task(queue_name=QUEUE)
def purge(url, names):
    """Ask the cache at `url` to forget all that carries one of `names`, unless it is to forget everything soon."""
    # Our own pages first, which it asks for next: whoever made the change may not have come to say so, or been killed.
    counters().touch(names)
    if not _will_forget_everything(url):
        _send(url, names if len(names) <= MOST_NAMES else [SITE])


@task(queue_name=QUEUE)
def purge_everything(url, pause):
    """Ask the cache at `url`, which could not be told what changed, to forget all; left alone `pause` s if it fails."""
    _send(url, [SITE], pause)


def _send(url, names, pause=PAUSE):
    try:
        send_purge(url, names)
    except (OSError, HTTPException) as error:
        logger.warning("%s was not told what changed; it is tried again in %d s: %s", url, pause, error)
        later = purge_everything.using(run_after=timezone.now() + timedelta(seconds=pause))
        later.enqueue(url, min(2 * pause, LONGEST_PAUSE))


def _will_forget_everything(url):
    waiting = DBTaskResult.objects.filter(task_path=purge_everything.module_path, status=TaskResultStatus.READY)
    return waiting.filter(args_kwargs__args__0=url).exists()


def send_purge(url, names):
    """Send the request `PURGE url`, with `names` as Fastly and Cloudflare write them, and as Varnish's xkey does.

    Raises OSError or http.client.HTTPException if the cache is not there, or answers with an error.
    """
    parts = urlsplit(url)
    connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = connect(parts.netloc, timeout=CONNECTS)
    try:
        connection.connect()
        connection.sock.settimeout(ANSWERS)
        words = " ".join(names)
        headers = {NAMES_HEADER: words, "xkey-purge": words, "Cache-Tag": ",".join(names)}
        connection.request("PURGE", parts.path or "/", headers=headers)
        status = connection.getresponse().status
    finally:
        connection.close()
    if status >= 400:
        raise HTTPException(f"{url} answered {status} to a PURGE")
