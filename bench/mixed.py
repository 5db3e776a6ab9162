"""A busy day of the newspaper in two minutes: `python -m bench.mixed [--quick]`.

The whole site (granian with two workers, the background worker) on 5,000 articles. Visitors come at a steady rate,
whatever the site does (`arrivals`): 95 % read one of 5,000 addresses, by Zipf's law, the newest the most; 4 % send a
comment, whose mail is opened and which is confirmed; for 1 % an editor in another process publishes a new article.
Ends with 1 if anything failed, waited too long or grew.
"""

import argparse
import sys
from collections import Counter

from bench.arrivals import Arrivals
from bench.day import Confirming, Day, NewsDesk, addresses
from bench.mailbox import Mailbox
from bench.memory import BACKGROUND, WORKER, Watch, limiter
from bench.report import Bars, machine, percentile, row, say
from bench.scratch_site import ScratchSite, serve
from bench.servers import cpu_seconds

ADDRESSES, HANDS = 5_000, 64
#: First this many visitors, as fast as a few hands can be: caches fill, threads and connections are made.
WARM_UP, WARM_UP_HANDS = 1_000, 16
#: Bars: p99 in milliseconds; megabytes of a worker, of all together, and that a worker may gain in the second half.
P99, OF_WORKER, OF_ALL, GROWTH = 100, 120, 512, 3


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="12 seconds instead of two minutes")
    options.add_argument("--rate", type=int, default=100, help="visitors a second")
    chosen = options.parse_args()
    seconds = 6 if chosen.quick else 60
    launcher = limiter(OF_ALL)
    with (
        Mailbox() as mailbox,
        ScratchSite(mail_port=mailbox.port, articles=ADDRESSES, command=lambda port: [*launcher, *serve(port)]) as site,
    ):
        say(f"{machine()}\n")
        host = site.address.removeprefix("http://")
        paths = addresses(site, ADDRESSES)
        halves, used = [], []
        with Watch(site.processes) as watch, NewsDesk(site.environment) as desk:
            day = Day(host, paths, site.address, desk)
            warming = Arrivals(host, rate=WARM_UP, hands=WARM_UP_HANDS)
            with Confirming(host, mailbox, warming.failures) as confirming:
                warming.run(day.acts(WARM_UP))
                watch.look()
                marks = [watch.samples[-1]]
                for _half in range(2):
                    half = Arrivals(host, rate=chosen.rate, hands=HANDS)
                    before = cpu_seconds(site.processes())
                    took = half.run(day.acts(chosen.rate * seconds))
                    used.append((cpu_seconds(site.processes()) - before) / took)
                    halves.append((half, took))
                    watch.look()
                    marks.append(watch.samples[-1])
        bars = Bars()
        failures = sum((half.failures for half, _took in halves), warming.failures)
        show_visits(bars, halves, failures, max(used), confirming.total)
        show_memory(bars, marks, watch.peak, is_limited=bool(launcher))
        if "Traceback" in site.log:
            say(site.log[site.log.index("Traceback") :][:3000])
            bars.at_most("tracebacks in the log", site.log.count("Traceback"), 0)
    return min(bars.failed, 1)


def show_visits(bars, halves, failures, cores, confirmed):
    """The table of what visitors met in both halves."""
    waited = {}
    for half, _took in halves:
        for kind, seconds in half.waited.items():
            waited.setdefault(kind, []).extend(second * 1000 for second in seconds)
    seconds = sum(took for _half, took in halves)
    failed = Counter()
    for what, total in failures.items():
        failed[what.partition(":")[0]] += total
    say("| visitors | a second | p50 ms | p99 ms | slowest ms | errors |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    everyone = [wait for waits in waited.values() for wait in waits]
    for kind, waits in [*sorted(waited.items()), ("all", everyone)]:
        figures = (f"{percentile(waits, percent):.1f}" for percent in (50, 99, 100))
        row(kind, f"{len(waits) / seconds:.1f}", *figures, failed[kind] if kind != "all" else sum(failed.values()))
    say(f"\nConfirmed meanwhile, by the link in the mail: {confirmed} comments. The site used {cores:.2f} cores.\n")
    for what, total in failures.most_common(20):
        say(f"- {total} × {what}")
    bars.at_most("errors", sum(failures.values()), 0)
    bars.at_most("p99 of all, ms", percentile(everyone, 99), P99)


def show_memory(bars, marks, peak, *, is_limited):
    """The table of what each process took at the start, in the middle and at the end."""
    say("\n| process | RSS MB: start, middle, end | PSS MB: start, middle, end |\n| --- | ---: | ---: |")
    for process in marks[-1]:
        of_it = [next((m for m in mark if m.pid == process.pid), process) for mark in marks]
        row(process.role, *(", ".join(f"{getattr(m, name):.0f}" for m in of_it) for name in ("rss", "pss")))
    sums = [", ".join(f"{sum(getattr(m, name) for m in mark):.0f}" for mark in marks) for name in ("rss", "pss")]
    row("all together", *sums)
    say(
        f"\nUnder a limit of {OF_ALL} MB, set by a control group; PSS of all {peak:.0f} MB at most.\n"
        if is_limited
        else f"\nNo limit could be set here: PSS added up each second, {peak:.0f} MB at most.\n"
    )
    middle, end = ({m.pid: m.rss for m in mark if m.role == WORKER} for mark in marks[1:])
    bars.at_least("web workers that lived all along", len(middle.keys() & end.keys()), 2)
    bars.at_most("RSS of a web worker at the end, MB", max(end.values()), OF_WORKER)
    in_background = max(m.rss for m in marks[-1] if m.role == BACKGROUND)
    bars.at_most("RSS of the background worker at the end, MB", in_background, OF_WORKER)
    bars.at_most("MB that a worker gained in the second half", max(end[pid] - middle[pid] for pid in middle), GROWTH)
    bars.at_most("PSS of all at its highest, MB", peak, OF_ALL)


if __name__ == "__main__":
    sys.exit(main())
