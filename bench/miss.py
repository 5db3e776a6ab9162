"""What a page costs that is not in the page cache: `python -m bench.miss [--quick]`.

In process, one request after the other, processor time of this thread alone: an article with 3 comments, one with 100,
the lists and the feed, beside a view that does nothing. Prints a table in Markdown.
"""

import argparse
import os
import statistics
import tempfile
import time

from bench.report import machine, row, say
from bench.servers import site_env

ROUNDS, WARM_UP = 40, 5
FEW, MANY = 3, 100


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = ROUNDS // 4 if options.parse_args().quick else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(site_env(folder, 8000))
        import django  # noqa: PLC0415 -- the environment must be there first

        django.setup()
        pages = prepare()
        say(f"{machine()}\n\n| page | queries | CPU ms | ÷ empty view |\n| --- | ---: | ---: | ---: |")
        empty = None
        for name, address, urlconf in [("empty view", "/empty/", "bench.empty"), *pages]:
            queries, cost = measure(address, urlconf, rounds)
            empty = empty or cost
            row(name, queries, f"{cost:.2f}", f"{cost / empty:.1f}")


def prepare():
    """Load the demo newspaper and two conversations. Returns (what it is, address, URLconf) of each page to measure."""
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("load_demo", stdout=open(os.devnull, "w"))  # noqa: SIM115 -- for as long as the process lives
    call_command("collectstatic", interactive=False, verbosity=0)
    from articles.models import Article  # noqa: PLC0415

    few, many = (Article.objects.get(slug=slug) for slug in ("cafe-prix-recolte", "bus-electriques-kigali"))
    talk(few, FEW)
    talk(many, MANY)
    section = few.section.get_absolute_url()
    pages = {
        "front page": "/",
        f"article, {FEW} comments": few.get_absolute_url(),
        f"article, {MANY} comments": many.get_absolute_url(),
        "rubrique": section,
        "feed": "/flux/rss/",
    }
    return [(name, address, "newsroom.urls") for name, address in pages.items()]


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


def measure(address, urlconf, rounds):
    """Queries, and median processor time in milliseconds, of one GET of `address`."""
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import override_settings  # noqa: PLC0415

    from newsroom.pagecache.rendering import neutral  # noqa: PLC0415

    with override_settings(ROOT_URLCONF=urlconf):
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


if __name__ == "__main__":
    main()
