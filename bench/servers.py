"""Servers for the time of a measure, each at a free port of this machine."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Seconds a server may take to answer, and to leave.
START, STOP = 90, 10


def free_port():
    """A port of this machine that nobody listens to."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def site_env(folder, port):
    """The environment of a newspaper whose data are in `folder`, served at `port`."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "BENCH_DIR": str(folder),
        "DEBUG": "off",
        "SECRET_KEY": "bench",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder}/newsroom.sqlite3",
        "FRESHNESS_FILE": f"{folder}/freshness",
        "CACHE_URL": os.environ.get("BENCH_CACHE_URL", "locmemcache://"),
        "COMMENT_KEYS": "ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtMzI=",
        "COMMENT_HMAC_KEY": "bench",
        "LOG_LEVEL": "CRITICAL",
        "MALLOC_ARENA_MAX": "2",  # As `manage.py serve` does.
    }


@contextmanager
def granian(target, *, port, env, workers=2, threads=4):
    """granian with the WSGI application `target` («module:name»); yields its process once every worker answers."""
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "error"),
        *("--port", str(port), "--workers", str(workers), "--blocking-threads", str(threads), target),
    ]
    with running(command, port, env=env) as process:
        yield process


@contextmanager
def nginx(folder, files, *, port):
    """nginx with two workers, handing out the files of `files` with their .gz beside them, as fast as it can."""
    (folder / "nginx.conf").write_text(f"""\
worker_processes 2; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 2048; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; default_type text/html;
  server {{ listen 127.0.0.1:{port} reuseport; root {files}; gzip_static on; }}
}}
""")
    with running([shutil.which("nginx") or "/usr/sbin/nginx", "-c", folder / "nginx.conf"], port) as process:
        yield process


@contextmanager
def running(command, port, env=None, log=None):
    """Run `command` until the block ends; the block begins when something listens at `port`. `log`: file it writes."""
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)
    try:
        wait_for(port, process)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP)
        except subprocess.TimeoutExpired:
            process.kill()


def wait_for(port, process):
    """Return when something listens at `port`. Raises RuntimeError if `process` ends first, or takes too long."""
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"Nothing answers at port {port}.")


def children(pid):
    """The processes that `pid` started: a list of numbers."""
    return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def cpu_seconds(pids):
    """Processor time that these processes have used so far."""
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split() for pid in pids]
    return sum(int(field[11]) + int(field[12]) for field in fields) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid):
    """Resident memory of a process, in MB (10^6 bytes)."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) * 1024 / 1e6
