"""Many post while others read, and the server is killed in the middle: is all that was promised kept?

`python -m bench.comments_under_load --seconds 60 --clients 50 --readers 20 --kills 1 [--postgres URL]`
Exits with 1 and says what is wrong if anything acknowledged was lost, doubled or not mailed, or if the site failed.
"""

import argparse
import os
import statistics
import sys
import time

import django

from bench.mailbox import Mailbox
from bench.scratch_site import ScratchSite
from bench.visitors import Crowd

ARTICLES = 5


def main():
    options = read_options()
    with Mailbox() as mailbox, ScratchSite(mail_port=mailbox.port, postgres=options.postgres) as site:
        os.environ.update(site.environment)
        django.setup()
        from bench import verdict  # noqa: PLC0415 -- models, once Django is set up

        journal, restarts = run(site, mailbox, verdict.articles_to_discuss(ARTICLES), options)
        wait = verdict.wait_for_mails()
        faults = [
            *verdict.faults_of_site(journal, site.log),
            *verdict.faults_of_database(journal),
            *verdict.faults_of_mails(journal, mailbox, options.kills),
        ]
        figures = {
            "answers": dict(sorted(journal.statuses.items())),
            "comments acknowledged": len(journal.acknowledged),
            "of which sent again, the first answer lost": len(journal.sent_again),
            "confirmed meanwhile": len(journal.confirmed),
            "seconds to post": quantiles(journal.seconds),
            "connections that broke around a kill": dict(journal.broken),
            "seconds of each restart": [round(seconds, 1) for seconds in restarts],
            "mails": len(mailbox.mails),
            "mails that arrived twice": verdict.mails_twice(mailbox),
            "seconds until the last mail had left": round(wait, 1),
        }
    show(figures, faults)
    sys.exit(bool(faults))


def read_options():
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60, help="how long they post, restarts left out")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--kills", type=int, default=1, help="how often the server and its workers are killed")
    parser.add_argument("--postgres", default="", metavar="URL", help="a server to use instead of a SQLite file")
    return parser.parse_args()


def run(site, mailbox, articles, options):
    """Let the crowd in, kill the site as often as asked. Returns the Journal and how long each restart took."""
    crowd = Crowd(site.address, articles, mailbox, writers=options.clients, readers=options.readers)
    restarts = []
    crowd.start()
    try:
        for _kill in range(options.kills):
            time.sleep(options.seconds / (options.kills + 1))
            crowd.is_down.set()
            site.kill()
            began = time.monotonic()
            site.start()
            restarts.append(time.monotonic() - began)
            crowd.is_down.clear()
        time.sleep(options.seconds / (options.kills + 1))
    finally:
        crowd.stop()
    return crowd.journal, restarts


def quantiles(seconds):
    """«median 0.12, 95 % 0.40, slowest 1.30»."""
    if len(seconds) < 2:
        return "too few"
    ninety_five = statistics.quantiles(seconds, n=20)[-1]
    return f"median {statistics.median(seconds):.2f}, 95 % {ninety_five:.2f}, slowest {max(seconds):.2f}"


def show(figures, faults):
    """Print what was measured, then what is wrong."""
    for name, figure in figures.items():
        sys.stdout.write(f"{name}: {figure}\n")
    for fault in faults[:50]:
        sys.stdout.write(f"FAULT: {fault}\n")
    sys.stdout.write(f"{len(faults)} faults\n")


if __name__ == "__main__":
    main()
