"""Four workers and an editor in a fifth process: no reader gets an old page. `make bench` does more."""

import subprocess
import sys

from bench.servers import ROOT

CHANGES = 30


def test_no_reader_gets_a_page_older_than_a_second():
    options = ["--changes", str(CHANGES), "--pause", "0.05", "--rest", "0.01"]
    command = [sys.executable, "-W", "error", "-m", "bench.freshness", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for change in ("publish", "schedule", "unpublish", "correct", "approve"):
        assert f" of {change}" in done.stdout
