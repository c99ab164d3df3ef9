# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Every file says under which licence it stands."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from tests.house.tree import ROOT, files, short

HOLDER = "SPDX-FileCopyrightText: 2026 The Omstander authors"
LABEL = "SPDX-License-" + "Identifier:"  # in two pieces: the REUSE tool reads this file too
PLACES = [
    ("src/", (".py", ".css", ".html", ".ts"), "EUPL-1.2"),
    ("tests/", (".py",), "EUPL-1.2"),
    ("tools/", (".py", ".sh", ".mjs"), "EUPL-1.2"),
    ("bench/", (".py",), "EUPL-1.2"),
    ("runtime/", (".ts", ".mjs"), "MIT"),
    ("content/stories/", (".chat",), "CC-BY-4.0"),
]


@pytest.mark.parametrize(("place", "endings", "licence"), PLACES)
def test_sources_carry_their_licence(place: str, endings: tuple[str, ...], licence: str) -> None:
    """Sources name holder and licence in their first lines, and the licence is that of the place."""
    sources = [path for path in files(*endings) if short(path).startswith(place) and path.stat().st_size]
    heads = {short(path): path.read_text(encoding="utf-8")[:400] for path in sources}
    label = re.compile(rf"{LABEL} {re.escape(licence)}(?: #}}| -->| \*/)?\n")

    assert [name for name, head in heads.items() if HOLDER not in head or not label.search(head)] == []


def test_reuse_knows_every_file() -> None:
    """The REUSE tool finds holder and licence of every file, and the text of each licence used."""
    command = [sys.executable, "-m", "reuse", "lint", "--json"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    found = json.loads(said)["non_compliant"]

    assert {name: paths for name, paths in found.items() if paths} == {}
