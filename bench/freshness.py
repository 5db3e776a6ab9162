"""Does any reader get an old page? `python -m bench.freshness`: four workers, readers who never stop, and an editor who
publishes, schedules, corrects, unpublishes and approves comments from another process, as a command would.

Each change writes a number of its own into what it changes («v12z»), and its moment into a history. Each read is then
judged: each number on the page must have been true at some moment between a second before it was asked for and its last
byte, and each that was true all the while must be there. Readers take the page plain or compressed, or say what they
have of it; one who is told that it is still good has read that again. Ends with 1 if a page was older than a second.
"""

import argparse
import gzip
import http.client
import math
import os
import re
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from itertools import chain, zip_longest
from random import Random

import brotli

from bench.report import Bars, machine, say
from bench.servers import free_port, granian, site_env

ARTICLES, READERS, LATE = 8, 4, 1.0
MARK = re.compile(rb"v(\d+)z")
#: How readers may want a page, and what gives it back to them.
UNPACKED = {"identity": bytes, "gzip": gzip.decompress, "br": brotli.decompress}
#: What readers who have a page may send of it: header of the answer → header of their next request.
VALIDATORS = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
#: 404 and 410: what is not published. Which of the two, and whether it should be, the numbers say.
EXPECTED = {200, 304, 404, 410}


@dataclass(frozen=True)
class Read:
    """One read of a page; its moments in seconds since 1970; `numbers` are those of the changes that it shows."""

    asked: float
    got: float
    address: str
    status: int
    numbers: frozenset[int]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--changes", type=int, default=200)
    options.add_argument("--workers", type=int, default=4)
    options.add_argument("--pause", type=float, default=0.1, help="seconds between two changes")
    options.add_argument("--rest", type=float, default=0, help="seconds between two reads of a reader")
    chosen = options.parse_args()
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        env = site_env(folder, port)
        os.environ.update(env)
        editor = _editor()
        with granian("newsroom.wsgi:application", port=port, env=env, workers=chosen.workers):
            reads, stop = [], threading.Event()
            readers = [
                threading.Thread(target=read, args=(port, editor.addresses(), Random(n), reads, stop, chosen.rest))
                for n in range(READERS)
            ]
            for reader in readers:
                reader.start()
            try:
                for _ in range(chosen.changes):
                    # Whatever changes next makes all lists again: what comes by itself is left alone until it is late.
                    time.sleep(LATE + chosen.pause if editor.change() == "schedule" else chosen.pause)
                time.sleep(LATE)
                # One whose connection broke has gone: a read that failed, which is in no list.
                alive = sum(reader.is_alive() for reader in readers)
            finally:  # Else they would read on for ever after a change that failed.
                stop.set()
                for reader in readers:
                    reader.join()
    too_old, failed, latest = judge(reads, editor.history)
    changes = ", ".join(f"{total} of {kind}" for kind, total in editor.done.most_common())
    statuses = Counter(read.status for read in reads)
    answers = ", ".join(f"{total:,} × {status}" for status, total in sorted(statuses.items()))
    say(f"{machine()}\n\n{editor.done.total()} changes ({changes}); {len(reads):,} reads of {chosen.workers} workers")
    say(f"({answers}).")
    say(f"The oldest page came {latest * 1000:.1f} ms after the commit, or the minute, of what it did not show yet.\n")
    bars = Bars()
    bars.at_most(f"pages older than {LATE:g} s", too_old, 0)
    bars.at_most("reads that failed", failed, 0)
    bars.at_least("readers that read to the end", alive, READERS)
    bars.at_least("reads", len(reads), chosen.changes)
    bars.at_least("of them, told that what they had is still good", statuses[304], 1)
    bars.at_least("articles that came due", editor.done["schedule"], 1)
    return min(bars.failed, 1)


def _editor():
    """The editor, once this process is a process of the newspaper, with its tables."""
    import django  # noqa: PLC0415 -- the environment must be there first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    from bench.editor import Editor  # noqa: PLC0415

    return Editor(ARTICLES)


def read(port, addresses, random, reads, stop, rest):
    """Ask for `addresses` at random, in random ways, until `stop`, every `rest` seconds; adds to `reads` (of Read)."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    had = {}
    while not stop.is_set():
        address, encoding = random.choice(addresses), random.choice(list(UNPACKED))
        headers = {"Accept-Encoding": encoding}
        validators, numbers = had.get((address, encoding), ({}, None))
        if validators and random.random() < 0.5:
            name = random.choice(list(validators))
            headers[VALIDATORS[name]] = validators[name]
        asked = time.time()
        connection.request("GET", address, headers=headers)
        response = connection.getresponse()
        body, got = response.read(), time.time()
        if response.status != 304:
            plain = UNPACKED[response.headers.get("Content-Encoding", "identity")](body)
            numbers = frozenset(map(int, MARK.findall(plain)))
            validators = {name: response.headers[name] for name in VALIDATORS if name in response.headers}
            had[address, encoding] = validators if response.status == 200 else {}, numbers
        reads.append(Read(asked, got, address, response.status, numbers))
        time.sleep(rest)
    connection.close()


def judge(reads, history):
    """(`reads` that got a page too old, those that failed, seconds of the oldest page). `history` is the editor's."""
    too_old, latest = 0, 0.0
    for read in reads:
        old = age(read, history[read.address])
        if old > LATE:
            too_old += 1
            sys.stderr.write(f"{read}\n")
        else:
            latest = max(latest, old)
    return too_old, sum(read.status not in EXPECTED for read in reads), latest


def age(read, states):
    """How many seconds before `read` was asked for the page that it got was right; infinite if it never was."""
    ends = (state.is_true_by for state in reversed(states[1:]) if state.is_true_by <= read.asked)
    moments = (moment for moment in chain([read.asked], ends) if _could_be_made(read.numbers, states, moment, read.got))
    return read.asked - next(moments, -math.inf)


def _could_be_made(numbers, states, start, end):
    """Whether a page made between two moments may show `numbers`.

    It is made of several queries: what was always true meanwhile must be there, what never was must not.
    """
    true = [
        state.numbers
        for state, following in zip_longest(states, states[1:])
        if state.begins <= end and (following is None or following.is_true_by >= start)
    ]
    return frozenset.intersection(*true) <= numbers <= frozenset.union(*true)


if __name__ == "__main__":
    sys.exit(main())
