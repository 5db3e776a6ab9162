"""Real caches before the real site: `python -m bench.in_front [--quick]`.

Varnish and nginx, each with the configuration of docs/, before one newspaper whose background worker sends the purges.
For each: how many reads never reach the newspaper, requests/s beside the newspaper's own, how long after a correction
the new title comes through, and whether anything personal is ever kept. Ends with 1 if something is.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from random import Random

from bench.arrivals import Visitor
from bench.day import LISTS, zipf
from bench.fronts import nginx_cache, varnish
from bench.load import ask
from bench.mailbox import Mailbox
from bench.report import Bars, machine, row, say
from bench.scratch_site import ScratchSite
from bench.servers import free_port
from bench.sitemap import article_paths

#: Bars: seconds until a change is seen, and the part of reads that never reach the newspaper: nginx asks again each
#: second, so how many do depends on how fast they come.
WITHIN, HITS = 1.0, {"Varnish": 0.95, "nginx": 0.5}
READS, PAUSE = 3_000, 0.005
PERSONAL = ("/recherche/?q=barrage", "/commentaires/gerer/", "/admin/login/")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="fewer changes, shorter turns")
    quick = options.parse_args().quick
    changes, turns, seconds = (4, 1, 1) if quick else (30, 3, 4)
    ports = {"Varnish": free_port(), "nginx": free_port()}
    settings = {"PAGE_CACHE_PURGE_URLS": f"http://127.0.0.1:{ports['Varnish']}/", "PAGE_CACHE_BEHIND_NGINX": "on"}
    with Mailbox() as mailbox, tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        site = stack.enter_context(ScratchSite(mail_port=mailbox.port, settings=settings))
        say(f"{machine()}\n")
        folder = Path(name)
        folder.chmod(0o755)  # The caches' own processes are somebody else.
        stack.enter_context(varnish(folder, site=site.port, port=ports["Varnish"]))
        stack.enter_context(nginx_cache(folder, site=site.port, port=ports["nginx"]))
        desk = start_desk(site.environment)
        bars = Bars()
        say(
            "| in front | reads answered | requests/s, 64 at once | ÷ the newspaper's | ms to see a change: p50, most |"
        )
        say("| --- | ---: | ---: | ---: | ---: |")
        found = {front: measure(site, port, desk, changes, turns, seconds) for front, port in ports.items()}
        for front, (hits, rate, ratio, waits, _kept) in found.items():
            row(
                front,
                f"{hits:.1%}",
                f"{rate:,.0f}",
                f"{ratio:.2f}",
                f"{statistics.median(waits):.0f}, {max(waits):.0f}",
            )
        say()
        for front, (hits, _rate, _ratio, waits, kept) in found.items():
            bars.at_least(f"{front}, reads that it answered", hits, HITS[front])
            bars.at_most(f"{front}, ms until a change is seen", max(waits), WITHIN * 1000)
            bars.at_most(f"{front}, personal pages kept{': ' if kept else ''}{', '.join(kept)}", len(kept), 0)
    return min(bars.failed, 1)


def start_desk(environment):
    """This process becomes one of the newspaper. Returns what corrects an article, and a session of the newsroom."""
    os.environ.update(environment)
    import django  # noqa: PLC0415 -- the environment must be there first

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.contrib.auth.models import User  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from articles.composing import compose  # noqa: PLC0415 -- models
    from articles.models import Article  # noqa: PLC0415

    def correct(path, title):
        article = next(a for a in Article.objects.published() if a.get_absolute_url() == path)
        article.title = title
        article.save()
        compose(article)

    client = Client()
    client.force_login(User.objects.create_superuser("bench-front"))
    return correct, f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def measure(site, port, desk, changes, turns, seconds):
    """(part of reads answered, requests/s, ratio to the newspaper's, ms until each change was seen, what was kept)."""
    correct, session = desk
    reader = Visitor(f"127.0.0.1:{port}")
    articles = article_paths(site.address)
    hits = part_answered(reader, [*LISTS, *articles])
    loads = [
        [
            ask(f"http://127.0.0.1:{to}{articles[0]}", connections=64, seconds=seconds, processes=[], headers=[GZIP])
            for to in (port, site.port)
        ]
        for _turn in range(turns)
    ]
    rate = statistics.median(front.rate for front, _own in loads)
    ratio = statistics.median(front.rate / own.rate for front, own in loads)
    waits = [change_seen(reader, correct, articles[n % len(articles)], f"Titre v{port}x{n}z") for n in range(changes)]
    return hits, rate, ratio, waits, kept_of_somebody(site, reader, session, articles[0])


GZIP = "Accept-Encoding: gzip"


def was_kept(headers):
    """Whether the cache in front answered: Varnish then names two requests, nginx says HIT."""
    return " " in headers.get("X-Varnish", "") or headers.get("X-Cache") == "HIT"


def part_answered(reader, paths):
    """The part of READS, by Zipf's law, that the cache in front answered."""
    asked = Random(1).choices(paths, cum_weights=zipf(len(paths)), k=READS)
    return sum(was_kept(reader.ask("GET", path, headers={"Accept-Encoding": "gzip"})[0]) for path in asked) / READS


def change_seen(reader, correct, path, title):
    """Milliseconds from the commit of a new title until a reader gets it. Raises RuntimeError after ten seconds."""
    reader.leave()  # What stands in front closes a connection that was idle for some seconds.
    while not was_kept(reader.ask("GET", path)[0]):
        time.sleep(PAUSE)
    correct(path, title)
    began = time.monotonic()
    while title not in reader.ask("GET", path)[1].decode():
        if time.monotonic() - began > 10:
            raise RuntimeError(f"{path}: the old title after ten seconds.")
        time.sleep(PAUSE)
    return 1000 * (time.monotonic() - began)


def kept_of_somebody(site, reader, session, article):
    """Addresses whose answer the cache kept though it is one person's, or gave to others."""
    kept = []
    for path in PERSONAL:
        kept += [path for _again in range(3) if was_kept(reader.ask("GET", path)[0])]
    for path in ("/", article, "/admin/"):
        for _again in range(3):
            headers, _page = reader.ask("GET", path, headers={"Cookie": session})
            kept += [f"{path} of the newsroom"] * was_kept(headers)
    own = Visitor(f"127.0.0.1:{site.port}")
    kept += [f"{path} for all" for path in ("/", article) if reader.ask("GET", path)[1] != own.ask("GET", path)[1]]
    return kept


if __name__ == "__main__":
    sys.exit(main())
