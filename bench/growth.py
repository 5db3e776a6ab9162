"""What each kind of page costs as the archive grows: CPU, in process, without the page cache.

`python -m bench.growth 1000 20000` makes the bases of these sizes, on SQLite, and forgets them afterwards; larger ones
are made once by `manage.py seed --years 10 --words 100` and named: `1000=sqlite:////tmp/small.sqlite3
100000=postgres://…`. The first is what the others are compared with. Prints a table; `--svg FILE` draws the curves too.
Ends with 1 if a page costs more than BAR times what it does in the first, those excepted that hold more there.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from bench.cpu import clock
from bench.curves import svg
from bench.demo import lay_demo, manage
from bench.report import Bars, machine, say
from bench.servers import ROOT, site_env

BAR = 1.2
#: Pages that hold more in a large archive than the smallest has: docs/growth.md says why. Search has bars of its own.
HOLD_MORE = {"month", "site map", "search"}
ROUNDS, WARM_UP = 40, 5


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bases", nargs="*", metavar="SIZE[=DATABASE_URL]")
    parser.add_argument("--svg", type=Path, help="where to draw the curves")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each page is asked for")
    parser.add_argument("--measure", action="store_true", help="of DATABASE_URL alone, as JSON: what a child does")
    options = parser.parse_args()
    if options.measure:
        sys.stdout.write(json.dumps(measure(options.rounds)))
        return 0
    say(f"{machine()}\n")
    with tempfile.TemporaryDirectory() as folder:
        bases = [(size, url or made(folder, size)) for size, _, url in (base.partition("=") for base in options.bases)]
        figures = {size: measured_apart(url, folder, options.rounds) for size, url in bases}
    say(table(figures))
    if options.svg:
        options.svg.parent.mkdir(parents=True, exist_ok=True)
        options.svg.write_text(svg(figures, BAR))
    bars = Bars()
    first, *others = figures.values()
    for kind, (base, *_rest) in first.items():
        if others and kind not in HOLD_MORE:
            bars.at_most(f"{kind}, ratio of the processor time", max(other[kind][0] for other in others) / base, BAR)
    return min(bars.failed, 1)


def made(folder, size):
    """Address of a base of `size` articles, made in `folder`."""
    base = Path(folder, size)
    lay_demo(base)
    environment = site_env(base, 80)
    manage(environment, "seed", f"--articles={size}", "--years=10", "--words=100")
    return environment["DATABASE_URL"]


def measured_apart(url, folder, rounds):
    """What `measure` finds in a process of its own, where nothing is left of another base."""
    environment = site_env(folder, 80) | {"ALLOWED_HOSTS": "testserver", "DATABASE_URL": url}
    command = [sys.executable, "-m", "bench.growth", "--measure", f"--rounds={rounds}"]
    return json.loads(subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True).stdout)


def measure(rounds):
    """{kind of page: [CPU in ms, p50 in ms, queries]}."""
    import django  # noqa: PLC0415 -- settings come from the environment of this process

    django.setup()
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from bench.kinds_of_page import addresses, editor, save_again  # noqa: PLC0415 -- models

    reader, desk = Client(), Client()
    desk.force_login(editor())
    figures = {}
    for kind, address in addresses().items():
        client = desk if address.startswith("/admin/") else reader
        client.get(address)  # Whatever a process loads once is loaded.
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
            count = len(queries)
        if answer.status_code != 200:
            raise RuntimeError(f"{kind}: {answer.status_code} at {address}")
        figures[kind] = [*_cost(lambda client=client, address=address: client.get(address), rounds), count]
    with CaptureQueriesContext(connection) as queries:
        save_again()
        count = len(queries)
    figures["saving an article"] = [*_cost(save_again, rounds), count]
    return figures


def _cost(work, rounds):
    """(CPU in ms, wall in ms), the median of `rounds`."""
    spent, waited, processor = [], [], clock()
    for _ in range(WARM_UP + rounds):
        cpu, wall = processor(), perf_counter()
        work()
        spent.append(1_000 * (processor() - cpu))
        waited.append(1_000 * (perf_counter() - wall))
    return statistics.median(spent[WARM_UP:]), statistics.median(waited[WARM_UP:])


def table(figures):
    """Markdown: a line a kind of page; ratios are to the first size, those above BAR marked."""
    first = next(iter(figures.values()))
    lines = ["| page | queries | " + " | ".join(f"{size}: CPU ms, p50 ms, ratio" for size in figures) + " |"]
    lines.append("|---" * (2 + len(figures)) + "|")
    for kind, (base, _, queries) in first.items():
        cells = []
        for of_size in figures.values():
            cpu, p50, _ = of_size[kind]
            cells.append(f"{cpu:.1f}, {p50:.1f}, {cpu / base:.2f}{' (!)' if cpu > BAR * base else ''}")
        lines.append(f"| {kind} | {queries} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
