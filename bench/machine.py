# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A server in a process and on a core of its own, and what the machine was doing meanwhile."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("omstander")
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
STARTING = 30.0


@dataclass(frozen=True, slots=True)
class Load:
    """Seconds of all cores so far: busy, and stolen by whoever else has this machine."""

    busy: float
    stolen: float

    @classmethod
    def now(cls) -> Load:
        """Read it."""
        fields = [int(one) for one in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
        return cls(sum(fields[:3] + fields[5:7]) / TICKS, fields[7] / TICKS)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    address: str
    pid: int
    database: Path

    @property
    def memory(self) -> int:
        """Bytes that it has in memory."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * PAGE

    @property
    def seconds(self) -> float:
        """Seconds of a core that it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def files(self) -> int:
        """How many files and sockets it has open."""
        return len(list(Path(f"/proc/{self.pid}/fd").iterdir()))


@contextmanager
def omstander(*arguments: str) -> Iterator[Server]:
    """Serve live classes from a database of their own."""
    with tempfile.TemporaryDirectory(prefix="omstander-bench-") as folder:
        database = Path(folder) / "classes.db"
        command = [str(PROGRAM), "serve", "--port", "0", "--database", str(database), "--language", "en"]
        with _started([*command, *arguments], Path(folder) / "said", r"(http://127\.0\.0\.1:\d+)") as found:
            yield Server(found[0], found[1], database)


@contextmanager
def bare_fan_out(port: int) -> Iterator[Server]:
    """Serve the bare fan-out."""
    with tempfile.TemporaryDirectory(prefix="omstander-bench-") as folder:
        command = [sys.executable, "-m", "uvicorn", "bench.peers.fanout.app_raw:app", "--port", str(port)]
        usual = ["--no-access-log", "--loop", "uvloop", "--http", "httptools"]
        with _started([*command, *usual], Path(folder) / "said", r"running on (http://[^ ]+)") as found:
            yield Server(found[0], found[1], Path(folder))


def apart() -> None:
    """Measure from the second core, and leave the first to the server."""
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {1})


@contextmanager
def _started(command: Sequence[str], said: Path, pattern: str) -> Iterator[tuple[str, int]]:
    with said.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        os.sched_setaffinity(process.pid, {0})
        end = time.monotonic() + STARTING
        while not (found := re.search(pattern, said.read_text())):
            if time.monotonic() > end or process.poll() is not None:
                raise RuntimeError(said.read_text())
            time.sleep(0.05)
        yield found[1], process.pid
    finally:
        process.terminate()
        process.wait()


def quietly(before: Load, after: Load, own: float, seconds: float) -> str:
    """Say how much of a core others used, and how much was stolen: a figure of a busy machine is no figure.

    Args:
        before: the load at the start.
        after: the load at the end.
        own: seconds of a core that server and measurer used.
        seconds: how long it took.
    """
    others = max(0.0, after.busy - before.busy - own) / seconds
    return f"others {others:.0%} of a core, stolen {(after.stolen - before.stolen) / seconds:.1%}"
