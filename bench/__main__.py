"""All measures in one run, as Markdown: `python -m bench [--quick]`, what `make bench` runs.

Each is a process of its own and goes on to its end; the last lines say which did not meet its bars, and how long each
took. Ends with 1 if one did not.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.demo import MADE_AT, lay_demo
from bench.report import row, say
from bench.servers import ROOT

#: Where the curves are drawn, and what servers say is written, below the checkout.
CURVES, LOG = "var/bench/growth.svg", "var/bench/log"
#: Title → module and arguments, in full and quick.
MEASURES = {
    "A page from the page cache": (["bench.hits"], ["bench.hits", "--quick"]),
    "A page that is not in it": (["bench.miss"], ["bench.miss", "--quick"]),
    "Mixed load, and memory": (["bench.mixed"], ["bench.mixed", "--quick"]),
    "Varnish and nginx in front": (["bench.in_front"], ["bench.in_front", "--quick"]),
    "Is any page old?": (["bench.freshness"], ["bench.freshness", "--changes", "10"]),
    "Start-up": (["bench.startup"], ["bench.startup", "--quick"]),
    "Growth": (
        ["bench.growth", "1000", "20000", "--svg", CURVES],
        ["bench.growth", "500", "1500", "--rounds", "6", "--svg", CURVES],
    ),
}


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="three minutes in all, rough")
    quick = options.parse_args().quick
    say(f"{datetime.now(UTC):%d %B %Y, %H:%M} UTC{', quick: rough' if quick else ''}.")
    with tempfile.TemporaryDirectory() as folder:
        lay_demo(Path(folder))
        environment = os.environ | {MADE_AT: folder}
        results = [run(title, commands[quick], environment) for title, commands in MEASURES.items()]
    say("\n## In short\n")
    say(f"Load at the end: {os.getloadavg()[0]:.1f}. Curves of growth: `{CURVES}`; what servers said last: `{LOG}`.\n")
    say("| measure | all bars met | seconds it took |\n| --- | --- | ---: |")
    for result in results:
        row(*result)
    return int(any(met != "yes" for _title, met, _seconds in results))


def run(title, measure, environment):
    """Run one measure to its end. Returns its row: (title, whether all its bars were met, seconds it took)."""
    say(f"\n## {title}\n")
    log = ROOT / LOG
    log.parent.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with log.open("w") as errors:
        command = [sys.executable, "-m", *measure]
        failed = subprocess.run(command, cwd=ROOT, env=environment, stderr=errors, check=False).returncode
    _before, traceback, what = log.read_text().rpartition("Traceback")
    if failed and traceback:
        say(f"\n```\n{traceback}{what[-2000:]}\n```")
    return title, "**no**" if failed else "yes", f"{time.monotonic() - began:.0f}"


if __name__ == "__main__":
    sys.exit(main())
