"""What a page costs that is not in the page cache: `python -m bench.miss [--quick]`.

First in process, one request after the other, processor time of this thread alone: an article with 3 comments, one with
100, the lists and the feed, beside a view that does nothing. Then the same addresses from granian, its page cache off,
to 1, 8, 64 and 512 connections at a time. Ends with 1 if a bar is not met.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from bench.demo import lay_demo
from bench.load import CONNECTIONS, ask
from bench.report import Bars, machine, row, say
from bench.servers import children, free_port, granian, site_env

ROUNDS, WARM_UP = 40, 5
FEW, MANY = 3, 100
#: Requests before each turn, each on a connection of its own, which the kernel deals out to the workers.
AHEAD = 8
#: Bars: processor time in ms of a page, where there is one, and queries of any.
BARS, QUERIES = {f"article, {FEW} comments": 4, f"article, {MANY} comments": 8, "front page": 6}, 6


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="fewer rounds, 8 connections alone")
    quick = options.parse_args().quick
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_demo(folder)
        os.environ.update(site_env(folder, 80))
        import django  # noqa: PLC0415 -- the environment must be there first

        django.setup()
        pages = prepare()
        bars = Bars()
        say(f"{machine()}\n")
        in_process(pages, ROUNDS // 4 if quick else ROUNDS, bars)
        served(folder, pages, (8,) if quick else CONNECTIONS, 1 if quick else 3, bars)
    return min(bars.failed, 1)


def prepare():
    """Hold two conversations in the demo newspaper. Returns {what it is: address} of each page to measure."""
    from articles.models import Article  # noqa: PLC0415
    from bench.empty import EMPTY  # noqa: PLC0415

    few, many = (Article.objects.get(slug=slug) for slug in ("cafe-prix-recolte", "bus-electriques-kigali"))
    talk(few, FEW)
    talk(many, MANY)
    return {
        "empty view": EMPTY,
        "front page": "/",
        f"article, {FEW} comments": few.get_absolute_url(),
        f"article, {MANY} comments": many.get_absolute_url(),
        "rubrique": few.section.get_absolute_url(),
        "feed": "/flux/rss/",
    }


def talk(article, total):
    """Bring `article` to `total` public comments."""
    from django.utils import timezone  # noqa: PLC0415

    from comments.models import CommentDetails  # noqa: PLC0415
    from comments.workflow import import_comment  # noqa: PLC0415

    CommentDetails.objects.filter(article=article).delete()
    for number in range(total):
        import_comment(
            article=article,
            name=f"Lecteur {number}",
            email=f"lecteur{number}@exemple.org",
            text=f"Voici l’avis numéro {number}, en une phrase ou deux. Il répond à l’article.",
            at=timezone.now(),
        )


def in_process(pages, rounds, bars):
    """The table of queries and processor time, without a server."""
    say("| page | queries | CPU ms | ÷ empty view |\n| --- | ---: | ---: | ---: |")
    figures = {page: measure(address, rounds) for page, address in pages.items()}
    empty = figures["empty view"][1]
    for page, (queries, cost) in figures.items():
        row(page, queries, f"{cost:.2f}", f"{cost / empty:.1f}")
    say()
    for page, most in BARS.items():
        queries, cost = figures[page]
        bars.at_most(f"{page}, queries", queries, QUERIES)
        bars.at_most(f"{page}, ms of processor time", cost, most)
    say()


def measure(address, rounds):
    """Queries, and median processor time in milliseconds, of one GET of `address`."""
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from newsroom.pagecache.rendering import neutral  # noqa: PLC0415

    handler = WSGIHandler()

    def get():
        start = time.thread_time()
        response = handler(neutral(address), lambda status, headers, exc_info=None: None)
        b"".join(response)
        response.close()
        assert response.status_code == 200, (address, response.status_code)  # noqa: S101
        return (time.thread_time() - start) * 1000

    for _ in range(WARM_UP):
        get()
    queries = []

    def count(execute, *args):
        queries.append(args[0])
        return execute(*args)

    with connection.execute_wrapper(count):
        get()
    return len(queries), statistics.median(get() for _ in range(rounds))


def served(folder, pages, connections, seconds, bars):
    """The table of what granian answers with two workers, each page made anew."""
    say("| page | connections | requests/s | p50 ms | p99 ms | CPU ms | errors |")
    say("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    port = free_port()
    errors = 0
    with granian("newsroom.wsgi:application", port=port, env=site_env(folder, port) | {"PAGE_CACHE_MB": "0"}) as server:
        workers = children(server.pid)
        for page, address in pages.items():
            url = f"http://127.0.0.1:{port}{address}"
            for total in connections:
                # They come after what those who are gone had asked for; each worker loads what the page needs.
                for _request in range(AHEAD):
                    urlopen(url).close()
                load = ask(url, connections=total, seconds=seconds, processes=workers)
                row(
                    page,
                    total,
                    f"{load.rate:,.0f}",
                    f"{load.p50:.1f}",
                    f"{load.p99:.1f}",
                    f"{load.cpu / 1000:.2f}",
                    load.errors,
                )
                errors += load.errors
    say()
    bars.at_most("errors of pages made anew", errors, 0)


if __name__ == "__main__":
    sys.exit(main())
