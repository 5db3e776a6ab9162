"""Memory of the processes of a site, as the kernel counts it.

RSS counts what processes share (libraries, mapped files) in each of them; PSS shares it out between them, so that the
PSS of all add up to what they really take: https://docs.kernel.org/filesystems/proc.html
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bench.meanwhile import Meanwhile

GRANIAN, WORKER, BACKGROUND = "granian", "web worker", "background worker"
#: What the command line of a process says of it, the first that fits; a granian of granian's is a web worker.
_ROLES = {"granian": GRANIAN, "db_worker": BACKGROUND, "serve": "serve"}


@dataclass(frozen=True)
class Memory:
    """One process; megabytes are 10^6 bytes."""

    pid: int
    role: str
    rss: float
    pss: float


def memory_of(pids):
    """A Memory for each of `pids` that still runs."""
    return [memory for memory in map(_memory, pids) if memory]


def _memory(pid):
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
        role, parent = _role(pid), Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[1]
        if role == GRANIAN == _role(parent):
            role = WORKER
    except OSError:
        return None  # It ended meanwhile.
    kilobytes = {line.partition(":")[0]: int(line.split()[1]) for line in lines}
    return Memory(pid, role, kilobytes["Rss"] * 1024 / 1e6, kilobytes["Pss"] * 1024 / 1e6)


def _role(pid):
    words = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return next((role for word, role in _ROLES.items() if word in words), words.strip()[:40])


GROUP = Path("/sys/fs/cgroup/memory/newsroom-bench")


def limiter(megabytes):
    """Words before a command that give it and its children so much memory and no swap; none where nothing can.

    Where systemd runs, one of its scopes, which sets the limit of a control group (memory.max); else a group of the
    first version of control groups, where this user may make one.
    """
    for user in ([], ["--user"]) if shutil.which("systemd-run") else ():
        words = ["systemd-run", *user, "--scope", "--quiet", "--collect"]
        words += [f"--property=MemoryMax={megabytes}M", "--property=MemorySwapMax=0"]
        if (
            shutil.which(words[0])
            and subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
        ):
            return words
    if os.access(GROUP.parent / "memory.limit_in_bytes", os.W_OK):
        GROUP.mkdir(exist_ok=True)
        (GROUP / "memory.limit_in_bytes").write_text(f"{megabytes}M")
        return ["sh", "-c", 'echo $$ > "$0/cgroup.procs" && exec "$@"', str(GROUP)]
    return []


class Watch(Meanwhile):
    """Asks `pids()` for the processes of a site each `seconds`, until the block ends; `samples`: lists of Memory."""

    def __init__(self, pids, seconds=1.0):
        super().__init__()
        self._pids, self._seconds = pids, seconds
        self.samples = []

    def __exit__(self, *error):
        super().__exit__(*error)
        self.look()

    def run(self):
        while not self.is_over.wait(self._seconds):
            self.look()

    def look(self):
        """Take one sample now."""
        self.samples.append(memory_of(self._pids()))

    @property
    def peak(self):
        """The most PSS that all took together, in MB."""
        return max(sum(process.pss for process in sample) for sample in self.samples)
