"""What each kind of page costs as the archive grows: processor and clock, in process, without the page cache.

`python -m bench.growth 1000 20000` makes the bases of these sizes, on SQLite, and forgets them afterwards; larger ones
are made once by `manage.py seed --years 10 --words 100` and named: `1000=sqlite:////tmp/small.sqlite3
100000=postgres://…`. The first is what the others are compared with, in short alternating turns: what else the machine
does falls on all alike. Prints a table; `--svg FILE` draws the curves too. Ends with 1 if a page costs more than BAR
times what it does in the first, those excepted that hold more there.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.curves import svg
from bench.demo import lay_demo, manage
from bench.report import Bars, machine, say
from bench.servers import ROOT, site_env

BAR = 1.2
#: Pages that hold more in a large archive than the smallest has: docs/growth.md says why. Search has bars of its own.
HOLD_MORE = {"month", "site map", "search"}
ROUNDS, TURNS = 40, 5


@dataclass(frozen=True)
class Cost:
    """Of a kind of page in a base: medians of the turns, in milliseconds.

    `ratio`: to the first base's cost in the same turn, by the processor or by the clock, whichever grew more.
    """

    cpu: float
    wall: float
    queries: int
    ratio: float


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("bases", nargs="+", metavar="SIZE[=DATABASE_URL]")
    parser.add_argument("--svg", type=Path, help="where to draw the curves")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each page is asked for")
    options = parser.parse_args()
    say(f"{machine()}\n")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        named = [base.partition("=") for base in options.bases]
        bases = {size: stack.enter_context(Base(url or made(folder, size), folder)) for size, _, url in named}
        figures = compare(bases, max(options.rounds // TURNS, 1))
    say(table(figures))
    if options.svg:
        options.svg.parent.mkdir(parents=True, exist_ok=True)
        options.svg.write_text(svg(figures, BAR))
    bars = Bars()
    first, *others = figures.values()
    for kind in first:
        if others and kind not in HOLD_MORE:
            ratio = max(other[kind].ratio for other in others)
            bars.at_most(f"{kind}, ratio of what it costs", ratio, BAR)
    return min(bars.failed, 1)


def made(folder, size):
    """Address of a base of `size` articles, made in `folder`."""
    base = Path(folder, size)
    lay_demo(base)
    environment = site_env(base, 80)
    manage(environment, "seed", f"--articles={size}", "--years=10", "--words=100")
    return environment["DATABASE_URL"]


class Base:
    """`bench.growth_base` on the base at `url`, until the block ends; `queries`: {kind of page: how many}."""

    def __init__(self, url, folder):
        self._environment = site_env(folder, 80) | {"ALLOWED_HOSTS": "testserver", "DATABASE_URL": url}

    def __enter__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.growth_base"],
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.queries = self._heard()
        return self

    def __exit__(self, *error):
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def cost(self, kind, rounds):
        """(CPU in ms, wall in ms) of a kind of page, the medians of `rounds`."""
        self._process.stdin.write(f"{kind}\t{rounds}\n")
        self._process.stdin.flush()
        return self._heard()

    def _heard(self):
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("The process of a base ended.")
        return json.loads(line)


def compare(bases, rounds):
    """{size: {kind of page: Cost}} of `bases` (size → Base), TURNS times `rounds` each."""
    first, *_others = bases
    figures = {size: {} for size in bases}
    for kind in bases[first].queries:
        turns = [{size: base.cost(kind, rounds) for size, base in bases.items()} for _turn in range(TURNS)]
        for size, base in bases.items():
            figures[size][kind] = Cost(
                cpu=statistics.median(turn[size][0] for turn in turns),
                wall=statistics.median(turn[size][1] for turn in turns),
                queries=base.queries[kind],
                ratio=max(statistics.median(turn[size][of] / turn[first][of] for turn in turns) for of in (0, 1)),
            )
    return figures


def table(figures):
    """Markdown: a line a kind of page; ratios are to the first size, those above BAR marked."""
    lines = ["| page | queries | " + " | ".join(f"{size}: CPU ms, p50 ms, ratio" for size in figures) + " |"]
    lines.append("|---" * (2 + len(figures)) + "|")
    first = next(iter(figures.values()))
    for kind, base in first.items():
        costs = (of_size[kind] for of_size in figures.values())
        cells = [f"{c.cpu:.1f}, {c.wall:.1f}, {c.ratio:.2f}{' (!)' if c.ratio > BAR else ''}" for c in costs]
        lines.append(f"| {kind} | {base.queries} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
