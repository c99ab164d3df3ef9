# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""How the measurement asks the checker: the one place that knows how it is called."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from pathlib import Path
from typing import Any

from omstander.cli import main


def run(*words: str) -> str:
    """Run the command line in this process; a story with errors is an answer, wrong use is not."""
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        code = main(list(words))
    if code not in {0, 1}:
        raise AssertionError(f"omstander {' '.join(words)} said {code}: {complained.getvalue()}")
    return said.getvalue()


def first_diagnostics(text: str) -> list[dict[str, Any]]:
    """Give the diagnostics of a story in the order in which its author sees them."""
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
