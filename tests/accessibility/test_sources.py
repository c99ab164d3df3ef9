# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What screens do not listen to cannot get in anybody's way; what they do not ask, nobody can tell them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT

ALL = [
    path for path in (ROOT / "runtime" / "src").rglob("*.ts*") if path.name not in ("design.tsx", "worker.ts")
]
SOURCES = [path for path in ALL if path.parent.name != "class"]
CLASS = [path for path in ALL if path.parent.name == "class"]
SEAT = [path for path in CLASS if path.name.startswith(("join", "seat", "device"))]
LISTENED = re.compile(r"\bon([A-Z]\w*)(?==\{)|addEventListener\(\s*[\"'](\w+)|\.on([a-z]+) = ")
OTHERWISE = re.compile(
    "key|mouse|pointer|touch|drag|drop|wheel|device|gesture|orientation|input", re.IGNORECASE
)
"""What is not a press: keys of one's own, pointers that go down or move, and the moving device."""


def test_the_player_listens_to_clicks_alone() -> None:
    """Nothing begins at pointer-down, is dragged, drawn, shaken, or done by a key of its own."""
    found = listened(SOURCES)
    assert {"Click", "Change", "click"} <= found
    assert [name for name in found if OTHERWISE.match(name)] == []


def test_a_class_listens_to_no_more() -> None:
    """Board, remote and seats: the same, and to what is typed in a field; the board to keys of its own."""
    found = {path.name: listened([path]) for path in CLASS}
    assert any("Click" in names for names in found.values())
    more = {name: {one for one in names if OTHERWISE.match(one)} for name, names in found.items()}
    assert set().union(*more.values()) <= {"Input", "keydown"}
    assert [name for name, names in more.items() if "keydown" in names] == ["board.tsx"]


def listened(sources: list[Path]) -> set[str]:
    """Give what these sources listen to."""
    return {"".join(parts) for parts in LISTENED.findall(text_of(sources))}


def text_of(sources: list[Path]) -> str:
    """Read all of them."""
    return "".join(path.read_text(encoding="utf-8") for path in sources)


def test_nothing_is_asked_of_anybody() -> None:
    """There is no field to type in, no file to choose and no form to send: the only fields are answers."""
    text = text_of(SOURCES)
    assert set(re.findall(r"<input [^>]*type=\"(\w+)\"", text)) == {"radio"}
    assert re.findall(r"<(form|textarea|select)\b|contentEditable|<input(?! type)", text) == []


def test_a_pupil_is_asked_for_the_code_alone() -> None:
    """On a seat there is one field to type in, for the code; answers are buttons; there is no other form."""
    text = text_of(SEAT)
    kinds = re.findall(r"<input [^>]*?type=\"(\w+)\"", text)
    assert kinds.count("text") == 1
    assert set(kinds) <= {"text", "radio"}
    assert re.findall(r"<(textarea|select)\b|contentEditable|<input(?! )", text) == []
