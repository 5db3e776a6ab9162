"""The Nu HTML checker finds no error on any kind of page. `make test` installs it where Java and npm are there."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path(__file__).parent.parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ADVICE = "The Nu HTML checker is not there: it needs Java and npm (apt-get install default-jre-headless npm)."


def test_no_kind_of_page_has_an_error(client, newspaper, tmp_path):
    if not JAR.exists() or not shutil.which("java"):
        pytest.skip(ADVICE)
    for name, address in newspaper.items():
        (tmp_path / f"{name}.html").write_bytes(client.get(address).content)
    command = ["java", "-jar", str(JAR), "--format", "json", "--errors-only", "--exit-zero-always", str(tmp_path)]
    report = subprocess.run(command, capture_output=True, check=True, text=True)
    messages = json.loads(report.stderr)["messages"]
    assert [(Path(m["url"]).stem, m["message"], m.get("extract", "")) for m in messages] == []
