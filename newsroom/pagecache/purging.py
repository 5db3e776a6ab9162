"""Telling the caches in front (Varnish, a CDN) what changed: by the queue, so that it is not lost, nor waited for."""

from datetime import timedelta
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from articles.freshness import NAMES_HEADER

#: Seconds.
TIMEOUT = 5
#: A cache that cannot be told is told again so often, each time after twice as long as before.
ATTEMPTS, FIRST_PAUSE = 8, timedelta(seconds=2)
#: A queue of its own, with a worker of its own: behind photos, readers would see old pages for seconds.
QUEUE = "purges"


def touched(names):
    """Listener of `articles.freshness`: queues, in the same transaction, a purge of `names` for each cache in front."""
    for url in settings.PAGE_CACHE_PURGE_URLS:
        purge.enqueue(url, sorted(set(names)))


@task(queue_name=QUEUE)
def purge(url, names, attempt=1):
    """Ask the cache at `url` to forget all that carries one of `names`; what fails is queued again, ATTEMPTS times."""
    try:
        send_purge(url, names)
    except (OSError, HTTPException):
        if attempt == ATTEMPTS:
            raise
        pause = FIRST_PAUSE * 2 ** (attempt - 1)
        purge.using(run_after=timezone.now() + pause).enqueue(url, names, attempt + 1)


def send_purge(url, names):
    """Send the request `PURGE url`, with `names` as Fastly and Cloudflare write them, and as Varnish's xkey does.

    Raises OSError or http.client.HTTPException if the cache is not there, or answers with an error.
    """
    parts = urlsplit(url)
    connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = connect(parts.netloc, timeout=TIMEOUT)
    try:
        words = " ".join(names)
        headers = {NAMES_HEADER: words, "xkey-purge": words, "Cache-Tag": ",".join(names)}
        connection.request("PURGE", parts.path or "/", headers=headers)
        status = connection.getresponse().status
    finally:
        connection.close()
    if status >= 400:
        raise HTTPException(f"{url} answered {status} to a PURGE")
