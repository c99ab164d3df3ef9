# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""How the measurement asks the checker: the one place that knows how it is called."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

COMMAND = Path(sys.executable).with_name("omstander")


def run(*words: str) -> str:
    """Run the command line; a story with errors is an answer, wrong use is not."""
    done = subprocess.run([COMMAND, *words], capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in {0, 1}:
        raise AssertionError(f"omstander {' '.join(words)} said {done.returncode}: {done.stderr}")
    return done.stdout


def first_diagnostics(text: str) -> list[dict[str, Any]]:
    """Give the diagnostics of a story in the order in which its author sees them.

    Called in-process as soon as the command line offers a function for it; this is the place to change.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "verhaal.chat"
        path.write_bytes(text.encode())
        found: list[dict[str, Any]] = json.loads(run("check", "--format", "json", str(path)))
        return found


def plain_form(text: str) -> str:
    """Give a story as `omstander fmt` writes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "verhaal.chat"
        path.write_bytes(text.encode())
        run("fmt", str(path))
        return path.read_text(encoding="utf-8")
