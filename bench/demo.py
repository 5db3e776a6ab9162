"""The demo newspaper in a directory: made once in a run of all measures, then copied."""

import os
import shutil
import subprocess
import sys

from bench.servers import ROOT, site_env

#: The environment variable that says where a run of all measures has made it.
MADE_AT = "BENCH_DEMO"


def lay_demo(folder):
    """Fill `folder` (a Path, made if need be) with the tables, uploads and static files of `site_env(folder, …)`."""
    if made := os.environ.get(MADE_AT):
        shutil.copytree(made, folder, dirs_exist_ok=True)
        return
    folder.mkdir(exist_ok=True)
    environment = site_env(folder, 80)
    for command in (["migrate", "--verbosity=0"], ["load_demo"], ["collectstatic", "--no-input", "--verbosity=0"]):
        manage(environment, *command)


def manage(environment, *command):
    """Run `manage.py` of a newspaper to its end. Raises subprocess.CalledProcessError if it fails."""
    command = [sys.executable, "manage.py", *command]
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
