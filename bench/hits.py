"""What a page from the page cache costs: `python -m bench.hits [--quick]`.

Side by side in one run, in short turns so that whatever else the machine does falls on all alike: the newspaper on
granian with two workers; a bare WSGI application that hands out the same bytes and headers on the same granian; nginx
with the same bytes compressed on disk. Prints a table in Markdown, with the ratios that docs/performance.md keeps.
Ends with 1 if a bar is not met.
"""

import argparse
import gzip
import os
import statistics
import sys
import tempfile
import urllib.request
from contextlib import ExitStack
from pathlib import Path

from bench.demo import lay_demo
from bench.load import CONNECTIONS, ask
from bench.report import Bars, machine, row, say
from bench.servers import children, free_port, granian, nginx, resident_mb, site_env
from bench.sitemap import article_paths

OURS, BARE, NGINX = "page cache", "bare WSGI", "nginx"
#: What granian adds itself.
NOT_OURS = {"server", "date", "connection", "transfer-encoding"}
GZIP = "Accept-Encoding: gzip"
#: Bars: requests/s beside the bare application's and nginx's; p99 at P99_AT connections beside nginx's; MB of a worker.
BESIDE_BARE, BESIDE_NGINX, P99_AT, P99_BESIDE_NGINX, WORKER_MB = 0.85, 0.40, 64, 3, 120


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="fewer and shorter turns")
    quick = options.parse_args().quick
    turns, seconds = (4, 1) if quick else (7, 3)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        servers = start(stack, folder)
        say(f"{machine()}\n")
        bars = Bars()
        compare(servers, turns, seconds, bars)
        variants(*servers[OURS], (64,) if quick else CONNECTIONS, turns // 3, seconds)
        fill(servers[OURS][0].partition("/articles/")[0])
        memory = [resident_mb(worker) for worker in servers[OURS][1]]
        say(f"Resident memory of each worker after all that, MB: {', '.join(f'{each:.0f}' for each in memory)}\n")
        bars.at_most("RSS of a worker, MB", max(memory), WORKER_MB)
    return min(bars.failed, 1)


def start(stack, folder):
    """Start the three servers. Returns name → (address of the page, the processes that answer)."""
    lay_demo(folder)
    folder.chmod(0o755)  # nginx's workers are somebody else.
    port = free_port()
    site = stack.enter_context(granian("newsroom.wsgi:application", port=port, env=site_env(folder, port)))
    page = f"http://127.0.0.1:{port}/articles/bus-electriques-kigali/"
    body, headers = fetch(page)
    servers = {OURS: (page, children(site.pid))}

    (folder / "body").write_bytes(body)
    (folder / "headers").write_text("\n".join(f"{name}: {value}" for name, value in headers))
    bare_env = os.environ | {"BENCH_BODY": f"{folder}/body", "BENCH_HEADERS": f"{folder}/headers"}
    port = free_port()
    bare = stack.enter_context(granian("bench.bare:application", port=port, env=bare_env))
    servers[BARE] = f"http://127.0.0.1:{port}/", children(bare.pid)

    files = folder / "files"
    files.mkdir()
    (files / "page.html").write_bytes(gzip.decompress(body))
    (files / "page.html.gz").write_bytes(body)
    port = free_port()
    server = stack.enter_context(nginx(folder, files, port=port))
    servers[NGINX] = f"http://127.0.0.1:{port}/page.html", children(server.pid)
    assert fetch(servers[NGINX][0])[0] == fetch(servers[BARE][0])[0] == body  # noqa: S101
    return servers


def fetch(url):
    """The body, compressed, and the headers that are the application's own."""
    request = urllib.request.Request(url, headers=dict([GZIP.split(": ")]))  # noqa: S310
    with urllib.request.urlopen(request) as response:  # noqa: S310
        return response.read(), [(n, v) for n, v in response.getheaders() if n.lower() not in NOT_OURS]


def compare(servers, turns, seconds, bars):
    """The table of hits: medians of the turns; each ratio is the median of those of turns that follow each other."""
    say("| connections | server | requests/s | p50 ms | p99 ms | CPU µs | errors | rate ÷ bare | rate ÷ nginx |")
    say("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for url, processes in servers.values():  # Each worker makes the page once, and loads what it needs for that.
        ask(url, connections=64, seconds=1, processes=processes, headers=[GZIP])
    judged = []
    for connections in CONNECTIONS:
        loads = {name: [] for name in servers}
        for _ in range(turns):
            for name, (url, processes) in servers.items():
                loads[name].append(
                    ask(url, connections=connections, seconds=seconds, processes=processes, headers=[GZIP])
                )
        for name, own in loads.items():
            ratios = [_ratio(own, loads[other], "rate") for other in (BARE, NGINX)]
            row(connections, name, *cells(own), *(f"{ratio:.2f}" for ratio in ratios))
            if name == OURS:
                judged.append(
                    (connections, *ratios, _ratio(own, loads[NGINX], "p99"), sum(load.errors for load in own))
                )
    say("")
    for connections, bare, nginx_ratio, p99, errors in judged:
        bars.at_least(f"{connections} connections, rate ÷ bare", bare, BESIDE_BARE)
        bars.at_least(f"{connections} connections, rate ÷ nginx", nginx_ratio, BESIDE_NGINX)
        if connections == P99_AT:
            bars.at_most(f"{connections} connections, p99 ÷ nginx's", p99, P99_BESIDE_NGINX)
        bars.at_most(f"{connections} connections, errors", errors, 0)
    say("")


def cells(loads):
    """What a table says of some turns: rate, latencies, CPU, errors."""
    medians = f"{_median(loads, 'rate'):,.0f}", *(f"{_median(loads, name):.2f}" for name in ("p50", "p99", "cpu"))
    return *medians, sum(load.errors for load in loads)


def variants(url, processes, connections, turns, seconds):
    """The same page in each encoding, and to a browser that has it."""
    with urllib.request.urlopen(urllib.request.Request(url, headers=dict([GZIP.split(": ")]))) as response:  # noqa: S310
        tag = response.headers["ETag"]
    asked = {name: [f"Accept-Encoding: {name}"] for name in ("br", "zstd", "gzip", "identity")}
    asked["304"] = [GZIP, f"If-None-Match: {tag}"]
    say("| page cache | connections | requests/s | p50 ms | p99 ms | CPU µs | errors |")
    say("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, headers in asked.items():
        for total in connections:
            options = {"connections": total, "seconds": seconds, "processes": processes, "headers": headers}
            row(name, total, *cells([ask(url, **options) for _ in range(turns)]))
    say("")


def fill(origin):
    """Ask for every article in every encoding, several times: both workers' caches fill."""
    paths = article_paths(origin)
    for encoding in ("br", "zstd", "gzip", "identity"):
        for path in paths * 4:
            request = urllib.request.Request(f"{origin}{path}", headers={"Accept-Encoding": encoding})  # noqa: S310
            urllib.request.urlopen(request).close()  # noqa: S310


def _median(loads, name):
    return statistics.median(getattr(load, name) for load in loads)


def _ratio(loads, others, name):
    return statistics.median(
        getattr(load, name) / getattr(other, name) for load, other in zip(loads, others, strict=True)
    )


if __name__ == "__main__":
    sys.exit(main())
