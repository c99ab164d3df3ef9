# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""How the tests run the command line: in this process, with what it wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from omstander.cli import main

DATA = Path(__file__).parent / "data"
FEEST, PARTY, STUK = (str(DATA / f"{name}.chat") for name in ("feest", "party", "stuk"))
PROGRAM = Path(sys.executable).with_name("omstander")


@dataclass(frozen=True, slots=True)
class Ran:
    """The exit code, and what was written to both streams."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Omstander:
    """The command line with Dutch, English or no language set."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> Ran:
        """Run it in this process."""
        self.capsys.readouterr()
        code = main(arguments)
        written = self.capsys.readouterr()
        return Ran(code, written.out, written.err)


def environment(**settings: str) -> dict[str, str]:
    """Give the environment of a process that has no language of its own."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "OMSTANDER"))
    }
    return {**kept, **settings}


def outside(*arguments: str, given: str = "", **settings: str) -> Ran:
    """Run it as a program of its own."""
    done = subprocess.run(
        [PROGRAM, *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment(**settings),
    )
    return Ran(done.returncode, done.stdout, done.stderr)
