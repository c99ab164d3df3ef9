# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A server, or a demo, in a process of its own, that can be killed; and waiting without sleeping blindly."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

PROGRAM = Path(sys.executable).with_name("omstander")
PATIENCE = 60.0
"""Seconds after which something that does not happen is a failure; the machine may be busy."""

Found = TypeVar("Found")


def until(find: Callable[[], Found | None], what: str) -> Found:
    """Wait until something is found."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"never: {what}")


@dataclass(slots=True)
class Program:
    """One run of the command line in the background; what it says is in a file."""

    said: Path
    arguments: tuple[str, ...]
    surroundings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> Program:
        """Start it."""
        with self.said.open("wb") as out:
            self.process = subprocess.Popen(
                [str(PROGRAM), *self.arguments],
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONUNBUFFERED": "1", **self.surroundings},
            )
        return self

    def hear(self, pattern: str) -> str:
        """Wait until it says something; gives the first group."""

        def look() -> str | None:
            assert self.process is not None
            found = re.search(pattern, self.said.read_text(encoding="utf-8"))
            assert found or self.process.poll() is None, self.said.read_text(encoding="utf-8")
            return found and found[1]

        return until(look, pattern)

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """End it, and give its exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(PATIENCE)
