"""Four workers and an editor in a fifth process: no reader gets an old page. `python -m bench.freshness` does more."""

import json
import subprocess
import sys

from bench.servers import ROOT

CHANGES = 40


def test_no_reader_gets_a_page_older_than_a_second():
    command = [sys.executable, "-W", "error", "-m", "bench.freshness", "--changes", str(CHANGES), "--pause", "0.05"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    report = json.loads(done.stdout.splitlines()[-1])
    assert (report["too old"], report["failed"], report["workers"]) == (0, 0, 4)
    assert sum(report["changes"].values()) == CHANGES
    assert report["reads"] > CHANGES
