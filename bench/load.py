"""Asking a server as fast as it answers: wrk, and what it says."""

import re
import subprocess
from dataclasses import dataclass

from bench.servers import cpu_seconds

#: How many at a time every measure of hits and misses asks for.
CONNECTIONS = (1, 8, 64, 512)
_NUMBER = r"([\d.]+)(us|ms|s|m)"
_UNITS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}


@dataclass(frozen=True)
class Load:
    """Requests per second, latencies in milliseconds, and how many failed."""

    rate: float
    p50: float
    p99: float
    errors: int
    #: Processor time of the server, microseconds a request: what other programs of the machine do not change.
    cpu: float


def ask(url, *, connections, seconds, processes, headers=()):
    """Keep `connections` open to `url` and ask for it on each, again and again, for `seconds`.

    `processes`: numbers of those that answer.
    """
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
    for header in headers:
        command += ["-H", header]
    before = cpu_seconds(processes)
    said = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    used = cpu_seconds(processes) - before
    return Load(
        rate=float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
        p50=_milliseconds(said, "50%"),
        p99=_milliseconds(said, "99%"),
        errors=sum(map(int, re.findall(r"(?:connect|read|write|timeout|Non-2xx or 3xx responses:) (\d+)", said))),
        cpu=used * 1e6 / int(re.search(r"(\d+) requests in", said)[1]),
    )


def _milliseconds(said, percentile):
    number, unit = re.search(rf"{percentile}\s+{_NUMBER}", said).groups()
    return float(number) * _UNITS[unit]
