# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What `make` says about itself is so."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from tests.house.tree import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_help_prints_every_target() -> None:
    """`make help` prints every target that a person may call, with a word of explanation."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--no-print-directory", "help"]
    printed = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout
    called = re.findall(r"^\.PHONY: ([a-z]+)$", MAKEFILE, flags=re.MULTILINE)

    assert called
    assert [target for target in called if not re.search(rf"make {target} +\S", printed)] == []


def test_ci_runs_make_test() -> None:
    """What runs elsewhere is `make test`, and nothing else."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    lines = [line for line in script.splitlines() if line and not line.startswith(("#", "set ", "cd "))]

    assert lines == ["exec make test"]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_a_named_browser_must_be_there() -> None:
    """A browser that is named but not there is refused with its name, and nothing is looked for elsewhere."""
    command = [sys.executable, str(ROOT / "tools" / "find_browser.py")]
    environment = {**os.environ, "CHROMIUM": "no-such-browser", "WITHOUT_BROWSER": ""}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert (said.returncode, said.stdout) == (1, "")
    assert "no-such-browser" in said.stderr
