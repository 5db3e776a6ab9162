"""How long until the site answers: `python -m bench.startup [--quick]`, seconds from the command to the first answer.

`make run` on a new directory (tables made, demo newspaper loaded), then on the same again, as after a reboot.
"""

import argparse
import statistics
import subprocess
import sys
import time

from bench.mailbox import Mailbox
from bench.report import Bars, machine, row, say
from bench.scratch_site import ROOT, ScratchSite
from bench.servers import cpu_seconds

#: Seconds, the second time.
BAR = 5


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="two starts instead of five")
    starts = 2 if options.parse_args().quick else 5
    say(f"{machine()}\n")
    # What `make run` makes for the checkout, whatever the newspaper, and finds there from then on.
    subprocess.run(["make", "--silent", ".env", "var/static/.stamp"], cwd=ROOT, check=True)  # noqa: S607
    with Mailbox() as mailbox:
        began = time.monotonic()
        with ScratchSite(mail_port=mailbox.port, is_new=True, command=make_run) as site:
            first = time.monotonic() - began
            again, used = [], []
            for _start in range(starts):
                site.kill()
                began = time.monotonic()
                site.start()
                again.append(time.monotonic() - began)
                used.append(cpu_seconds(site.processes()))
    say("| `make run` | seconds to the first answer |\n| --- | ---: |")
    row("the first time", f"{first:.1f}")
    row("again: median, slowest", f"{statistics.median(again):.1f}, {max(again):.1f}")
    row("again, processor time of all processes by then: median", f"{statistics.median(used):.1f}")
    say()
    bars = Bars()
    bars.at_most("seconds to the first answer, again, median", statistics.median(again), BAR)
    return min(bars.failed, 1)


def make_run(port):
    """The command that a newcomer types."""
    return ["make", "--silent", "run", f"PORT={port}"]


if __name__ == "__main__":
    sys.exit(main())
