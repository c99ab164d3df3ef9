# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The rooms are what ARCHITECTURE.md says they are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house.tree import ROOT, SOURCE, files, short, syntax

PAGE = ROOT / "ARCHITECTURE.md"
VAGUE = {"utils", "util", "common", "helpers", "helper", "core", "misc", "shared"}


def rooms() -> dict[str, Path]:
    """Every room with the file whose docstring describes it."""
    folders = {path.parent.name: path for path in SOURCE.glob("*/__init__.py")}
    return folders | {path.stem: path for path in SOURCE.glob("[!_]*.py")}


def first_line(path: Path) -> str:
    """The first line of a module's docstring."""
    return (ast.get_docstring(syntax(path)) or "").split("\n")[0]


def test_table_of_rooms() -> None:
    """The table of rooms holds every room with the first line of its docstring, and no other."""
    section = PAGE.read_text(encoding="utf-8").split("## The rooms")[1].split("Beside `src/`")[0]
    table = dict(re.findall(r"^\| (\w+) \| (.+?) \|$", section, flags=re.MULTILINE))

    assert {name: first_line(path) for name, path in rooms().items()} == table


def test_architecture_is_short() -> None:
    """ARCHITECTURE.md can be read in one sitting."""
    assert len(PAGE.read_text(encoding="utf-8").splitlines()) <= 150


def test_nothing_has_a_vague_name() -> None:
    """No module or folder is a drawer for whatever fits nowhere else."""
    vague = [short(path) for path in files(".py", ".ts") if VAGUE & {path.stem, path.parent.name}]

    assert vague == []


def test_paths_named_in_the_architecture_exist() -> None:
    """The modules and folders that ARCHITECTURE.md names in backticks are there."""
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_./]+(?:/|\.py|\.ts|\.mjs|\.md|\.toml))`", text))
    places = (ROOT, SOURCE, ROOT / "runtime", ROOT / "runtime" / "src", ROOT / "spec", ROOT / "content")

    missing = {name for name in named if not any((place / name).exists() for place in places)}
    assert missing - {"dist/"} == set()
