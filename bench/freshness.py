"""Does any reader get an old page? `python -m bench.freshness`: four workers, readers who never stop, and an editor who
publishes, corrects, unpublishes and approves comments from another process, as a command would.

Each change writes a number of its own into what it changes («v12z»), and its moment into a history. Each read is then
judged: the numbers on the page must have been true at some moment between a second before it was asked for and its last
byte. Ends with 1 if a page was older than that.
"""

import argparse
import http.client
import os
import re
import sys
import tempfile
import threading
import time
from itertools import pairwise, zip_longest
from random import Random

from bench.report import Bars, machine, say
from bench.servers import free_port, granian, site_env

ARTICLES, READERS, LATE = 8, 4, 1.0
MARK = re.compile(rb"v(\d+)z")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--changes", type=int, default=200)
    options.add_argument("--workers", type=int, default=4)
    options.add_argument("--pause", type=float, default=0.1, help="seconds between two changes")
    chosen = options.parse_args()
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        env = site_env(folder, port)
        os.environ.update(env)
        editor = _editor()
        with granian("newsroom.wsgi:application", port=port, env=env, workers=chosen.workers):
            reads, stop = [], threading.Event()
            readers = [
                threading.Thread(target=read, args=(port, editor.addresses(), Random(n), reads, stop))
                for n in range(READERS)
            ]
            for reader in readers:
                reader.start()
            try:
                for _ in range(chosen.changes):
                    editor.change()
                    time.sleep(chosen.pause)
                time.sleep(LATE)
            finally:  # Else they would read on for ever after a change that failed.
                stop.set()
                for reader in readers:
                    reader.join()
    too_old, failed, latest = judge(reads, editor.history)
    changes = ", ".join(f"{total} of {kind}" for kind, total in editor.done.most_common())
    say(f"{machine()}\n\n{editor.done.total()} changes ({changes}); {len(reads):,} reads of {chosen.workers} workers.")
    say(f"The oldest page came {latest * 1000:.1f} ms after the commit of what it did not show yet.\n")
    bars = Bars()
    bars.at_most(f"pages older than {LATE:g} s", too_old, 0)
    bars.at_most("reads that failed", failed, 0)
    return min(bars.failed, 1)


def _editor():
    """The editor, once this process is a process of the newspaper, with its tables."""
    import django  # noqa: PLC0415 -- the environment must be there first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    from bench.editor import Editor  # noqa: PLC0415

    return Editor(ARTICLES)


def read(port, addresses, random, reads, stop):
    """Ask for `addresses` at random until `stop`; adds (asked at, got at, address, status, numbers) to `reads`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while not stop.is_set():
        address = random.choice(addresses)
        asked = time.time()
        connection.request("GET", address)
        response = connection.getresponse()
        body = response.read()
        reads.append((asked, time.time(), address, response.status, frozenset(map(int, MARK.findall(body)))))
    connection.close()


def judge(reads, history):
    """(`reads` that got a page too old, those that failed, seconds of the oldest page). `history` is the editor's."""
    too_old, failed, latest = 0, 0, 0.0
    for asked, got, address, status, numbers in reads:
        failed += status not in {200, 410}
        states = history[address]
        if numbers not in _true_between(states, asked - LATE, got):
            too_old += 1
            sys.stderr.write(f"{address}: {status}, {sorted(numbers)}, asked at {asked}, got at {got}\n")
        elif numbers not in _true_between(states, asked, got):
            latest = max(latest, asked - _ended(states, numbers, asked))
    return too_old, failed, latest


def _true_between(states, start, end):
    """The states that a page may show which was asked for at `start` and came by `end`."""
    for state, next_state in zip_longest(states, states[1:]):
        if state.begins <= end and (next_state is None or next_state.is_true_by >= start):
            yield state.numbers


def _ended(states, numbers, before):
    """When the last of the states that show `numbers` was over, among those over before a moment."""
    ends = [after.is_true_by for state, after in pairwise(states) if state.numbers == numbers]
    return max((end for end in ends if end <= before), default=before)


if __name__ == "__main__":
    sys.exit(main())
