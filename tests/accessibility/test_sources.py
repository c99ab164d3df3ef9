# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the player does not listen to cannot get in anybody's way."""

from __future__ import annotations

import re

from tests.conftest import ROOT

SOURCES = [
    path for path in (ROOT / "runtime" / "src").rglob("*.ts*") if path.name not in ("design.tsx", "worker.ts")
]
LISTENED = re.compile(r"\bon([A-Z]\w*)(?==\{)|addEventListener\(\s*[\"'](\w+)|\.on([a-z]+) = ")
OTHERWISE = re.compile(
    "key|mouse|pointer|touch|drag|drop|wheel|device|gesture|orientation|input", re.IGNORECASE
)
"""What is not a press: keys of one's own, pointers that go down or move, and the moving device."""


def test_the_player_listens_to_clicks_alone() -> None:
    """Nothing begins at pointer-down, is dragged, drawn, shaken, or done by a key of its own."""
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    found = {"".join(parts) for parts in LISTENED.findall(text)}
    assert {"Click", "Change", "click"} <= found
    assert [name for name in found if OTHERWISE.match(name)] == []


def test_nothing_is_asked_of_anybody() -> None:
    """There is no field to type in, no file to choose and no form to send: the only fields are answers."""
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert set(re.findall(r"<input [^>]*type=\"(\w+)\"", text)) == {"radio"}
    assert re.findall(r"<(form|textarea|select)\b|contentEditable|<input(?! type)", text) == []
