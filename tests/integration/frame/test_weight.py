"""What a web worker has in memory: each worker has it once more."""

import os
import subprocess
import sys

from bench.servers import ROOT

#: Of third parties, for what the newspaper does not do; tens of megabytes together.
NOT_NEEDED = {"rest_framework", "psycopg", "docutils", "pygments", "yaml", "qrcode"}
LOAD = """
import sys
import newsroom.wsgi
from django.template.loader import get_template
from django.urls import get_resolver
get_resolver().url_patterns
get_template("articles/front_page.html")
print(*sys.modules)
"""


def test_worker_loads_nothing_that_it_does_not_need():
    environment = os.environ | {
        "DEBUG": "on",
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATABASE_URL": "sqlite://:memory:",
    }
    done = subprocess.run(
        [sys.executable, "-c", LOAD], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "nh3" in loaded
    assert loaded.isdisjoint(NOT_NEEDED)
