# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The files that make up the repository, as the house tests look at them."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "omstander"
PURE = (
    "model",
    "parse",
    "check",
    "explore",
    "analyse",
    "emit",
    "walk",
    "translate",
    "wording",
    "compiler.py",
)


def files(*endings: str) -> list[Path]:
    """All files that are in the repository, or would be after `git add`."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = [ROOT / name for name in sorted(set(listed.split("\0"))) if name]
    return [path for path in paths if path.is_file() and (not endings or path.name.endswith(endings))]


def short(path: Path) -> str:
    """The path as one writes it in the repository."""
    return path.relative_to(ROOT).as_posix()


def syntax(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def pure_modules() -> list[Path]:
    """The Python files of the rooms that do no input or output."""
    return [path for path in files(".py") if path.is_relative_to(SOURCE) and _room(path) in PURE]


def _room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]
