# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The real server with a database of its own, which can be killed and started again."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

PROGRAM = Path(sys.executable).with_name("omstander")
DEADLINE = 30.0


class ClassServer:
    """`omstander serve` on one port and one database, as often as it is started.

    Whatever it says goes to `folder/said`, so that nothing of it is lost to the test that looks for markers.
    """

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.database = folder / "classes.db"
        self.said = folder / "said"
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it says that it answers."""
        place = ["--port", str(self.port), "--database", str(self.database), "--language", "en"]
        command = [str(PROGRAM), "serve", *self._options, *place]
        before = len(self.log())
        with self.said.open("ab") as said:
            # Whatever it would leave anywhere, it leaves in this folder.
            here = {**os.environ, "TMPDIR": str(self.folder), "HOME": str(self.folder)}
            self._process = subprocess.Popen(command, stdout=said, stderr=said, cwd=self.folder, env=here)
        end = time.monotonic() + DEADLINE
        while not re.search(rf":{self.port}\b", self.log()[before:]):
            assert self._process.poll() is None, self.log()
            assert time.monotonic() < end, "the server did not start in time"
            time.sleep(0.02)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def kill(self) -> None:
        """Take it away between one instruction and the next, as a power cut would."""
        assert self._process
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        """Stop it as Ctrl-C does, if it runs."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(timeout=20)

    def log(self) -> str:
        """Everything that it said so far."""
        return self.said.read_text(encoding="utf-8") if self.said.exists() else ""


def _free_port() -> int:
    """Find a port that it can have again after a restart."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
