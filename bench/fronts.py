"""The caches that may stand in front, with the configuration that docs/ gives: Varnish and nginx, for a measure."""

import shutil
from contextlib import contextmanager

from bench.servers import ROOT, running

#: Where docs/ has the newspaper and the cache.
SITE, NGINX, NGINX_FOLDER = "8000", "127.0.0.1:8080", "/var/cache/nginx/newsroom"


@contextmanager
def varnish(folder, *, site, port):
    """Varnish with docs/varnish.vcl at `port`, before the newspaper at the port `site`."""
    vcl = folder / "varnish.vcl"
    vcl.write_text((ROOT / "docs/varnish.vcl").read_text().replace(f'"{SITE}"', f'"{site}"'))
    command = [find("varnishd"), "-F", "-a", f"127.0.0.1:{port}", "-f", vcl, "-n", folder / "varnish"]
    command += ["-s", "malloc,64m", "-T", "none"]
    with (folder / "varnish.log").open("wb") as log, running(command, port, log=log) as process:
        yield process


@contextmanager
def nginx_cache(folder, *, site, port):
    """nginx with docs/nginx.conf at `port`, before the newspaper at the port `site`."""
    server = (ROOT / "docs/nginx.conf").read_text()
    for said, meant in ((f":{SITE};", f":{site};"), (NGINX, f"127.0.0.1:{port}"), (NGINX_FOLDER, f"{folder}/kept")):
        server = server.replace(said, meant)
    paths = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    configuration = folder / "front.conf"
    configuration.write_text(f"""\
worker_processes 2; daemon off; pid {folder}/front.pid; error_log {folder}/front.log;
events {{ worker_connections 2048; }}
http {{ access_log off; keepalive_requests 1000000; {paths}
{server}
}}
""")
    with running([find("nginx"), "-c", configuration], port) as process:
        yield process


def find(program):
    """Path of a server. Raises FileNotFoundError, which says what to install, if it is not there."""
    path = shutil.which(program) or shutil.which(f"/usr/sbin/{program}")
    if not path:
        raise FileNotFoundError(f"{program} is not there: apt-get install varnish nginx-light")
    return path
