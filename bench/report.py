"""What a bench prints: tables in Markdown, the machine they come from, and bars that are met or not."""

import os
import platform
import sys
from math import ceil
from pathlib import Path


def say(line=""):
    """Print one line at once: what was measured is seen even if what follows fails."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def row(*values):
    """One line of a table."""
    say(f"| {' | '.join(map(str, values))} |")


def machine():
    """One line on where the figures come from."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores ({model}), Python {platform.python_version()}, load {load:.1f} at the start"


def percentile(values, percent):
    """The smallest of `values` that `percent` of a hundred do not pass (nearest rank). Raises ValueError if none."""
    if not values:
        raise ValueError("No values, no percentile.")
    return sorted(values)[max(ceil(len(values) * percent / 100), 1) - 1]


class Bars:
    """What a measure is held to. Each is printed as it is judged; `failed` counts those not met."""

    def __init__(self):
        self.failed = 0

    def at_most(self, what, value, most):
        """`value` must not pass `most`."""
        self._judge(what, value, f"at most {most:,g}", met=value <= most)

    def at_least(self, what, value, least):
        """`value` must not be below `least`."""
        self._judge(what, value, f"at least {least:,g}", met=value >= least)

    def _judge(self, what, value, bar, *, met):
        self.failed += not met
        say(f"- {'met' if met else '**NOT MET**'}: {what}: {value:,.4g} (bar: {bar})")
