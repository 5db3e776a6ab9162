"""One base of `bench.growth`, that of DATABASE_URL, in a process of its own: measures a kind of page when asked to.

Says first, in a line of JSON, {kind: queries}; then answers each line «kind», tab, rounds with [CPU in ms, wall in ms].
"""

import json
import statistics
import sys
from time import perf_counter

import django

WARM_UP = 2


def main():
    django.setup()
    from bench.cpu import clock  # noqa: PLC0415 -- the connection, once Django is set up

    works = kinds()
    tell({kind: queries_of(work) for kind, work in works.items()})
    processor = clock()
    for line in sys.stdin:
        kind, rounds = line.rstrip("\n").split("\t")
        tell(cost(works[kind], int(rounds), processor))


def kinds():
    """{kind of page: a function that makes one}, and one that saves an article."""
    from django.test import Client  # noqa: PLC0415

    from bench.kinds_of_page import addresses, editor, save_again  # noqa: PLC0415 -- models

    reader, desk = Client(), Client()
    desk.force_login(editor())

    def asking(kind, address):
        def ask():
            status = (desk if address.startswith("/admin/") else reader).get(address).status_code
            if status != 200:
                raise RuntimeError(f"{kind}: {status} at {address}")

        return ask

    return {kind: asking(kind, address) for kind, address in addresses().items()} | {"saving an article": save_again}


def queries_of(work):
    """How many queries `work` makes, once all that a process loads once is loaded."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    work()
    with CaptureQueriesContext(connection) as queries:
        work()
        return len(queries)


def cost(work, rounds, processor):
    """[CPU in ms, wall in ms], the medians of `rounds`."""
    spent, waited = [], []
    for _ in range(WARM_UP + rounds):
        cpu, wall = processor(), perf_counter()
        work()
        spent.append(1_000 * (processor() - cpu))
        waited.append(1_000 * (perf_counter() - wall))
    return [statistics.median(spent[WARM_UP:]), statistics.median(waited[WARM_UP:])]


def tell(found):
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
