# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The same burst in oTree, a server of live classes for experiments, where it can be brought.

It gets an environment of its own in `.make/otree`, and a scratch copy of the app. Its server starts others:
all of them end with their group, and all have both cores.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "bench" / "peers" / "otree"
HOME = ROOT / ".make" / "otree"
PORT = 8148
SIZES = (30, 100)
SETTINGS = {"OTREE_PRODUCTION": "1", "OTREE_REST_KEY": "abc", "OTREE_AUTH_LEVEL": "DEMO"}
STARTING = 60.0


def is_there() -> bool:
    """Bring oTree if it is not there; False where that does not work."""
    if (HOME / "bin" / "otree").exists():
        return True
    bring = [
        HOME / "bin" / "pip",
        "-qq",
        "--disable-pip-version-check",
        "install",
        "otree>=6,<7",
        "websockets",
    ]
    made = subprocess.run([sys.executable, "-m", "venv", HOME], check=False).returncode == 0
    return made and subprocess.run(bring, check=False).returncode == 0


@contextmanager
def served() -> Iterator[str]:
    """Serve the app from a scratch copy; gives its address."""
    with tempfile.TemporaryDirectory(prefix="omstander-bench-") as folder:
        app = Path(shutil.copytree(APP, Path(folder) / "app"))
        (app / "_static").mkdir()
        path = f"{HOME / 'bin'}:{os.environ['PATH']}"
        usual: dict[str, Any] = {"cwd": app, "env": {**os.environ, **SETTINGS, "PATH": path}}
        subprocess.run(["otree", "resetdb", "--noinput"], check=True, capture_output=True, **usual)
        command = ["otree", "prodserver", f"127.0.0.1:{PORT}"]
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        server = subprocess.Popen(command, start_new_session=True, **quiet, **usual)
        try:
            yield _ready(f"http://127.0.0.1:{PORT}")
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def _ready(address: str) -> str:
    end = time.monotonic() + STARTING
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return address
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def rows(sizes: tuple[int, ...] = SIZES) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is measured, and the figures; nothing where oTree cannot be brought."""
    if not is_there():
        print("oTree could not be brought: left out.")
        return
    with served() as address:
        for size in sizes:
            command = [str(HOME / "bin" / "python"), str(APP / "burst.py"), address, str(size)]
            found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            yield f"oTree: {size} press at once, every press to all {size}", json.loads(found)


if __name__ == "__main__":
    for what, figures in rows((30,) if "small" in sys.argv else SIZES):
        print(f"| {what} | {json.dumps(figures)} |", flush=True)
