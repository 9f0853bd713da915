"""What processes use, as the kernel accounts it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += family(int(child))
    return found


def spent(pids: Iterable[int]) -> float:
    """Seconds of a core that they have used, in themselves and in the kernel."""
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / _TICK


def resident(pids: Iterable[int]) -> int:
    """Bytes of memory that they hold, what they share counted once."""
    total = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


def part(servers: Iterable[int]) -> None:
    """The clients, which are this process, on the last core, and what is measured on the others: each send would
    otherwise wake a client on the server's own core and be interrupted by it, which no client does over a network."""
    cores = sorted(os.sched_getaffinity(1))
    if len(cores) < 2:
        return
    os.sched_setaffinity(0, cores[-1:])
    for pid in servers:
        for task in Path(f"/proc/{pid}/task").iterdir():
            os.sched_setaffinity(int(task.name), cores[:-1])


class Program:
    """A peer: a program that prints the port it listens on."""

    def __init__(self, *command: str, cwd: Path) -> None:
        self.process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.port = int(self.process.stdout.readline())
        part(self.pids)

    @property
    def pids(self) -> list[int]:
        return family(self.process.pid)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()
