# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Write the automata of all vectors anew from their stories, for when the format or the language changes.

Run `python -m tests.conformance.bless` and read the difference: what a walk gives must not change by itself.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from omstander.compiler import examine
from omstander.emit import emit_automaton, emit_texts
from omstander.model.graph import Way

VECTORS = Path(__file__).resolve().parents[2] / "spec" / "vectors" / "walk"
STORY_ID = "vector"


def compiled(story: list[str], way: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Compile the story of a vector to its automaton and its texts."""
    found = examine("\n".join(story) + "\n")
    assert found.program is not None
    assert found.is_sound, [diagnostic.code for diagnostic in found.diagnostics]
    graph, facts = found.graphs[Way(way)], found.facts[Way(way)]
    return (
        emit_automaton(found.program, graph, facts, STORY_ID),
        emit_texts(found.program, found.program.language, story_id=STORY_ID),
    )


def write(path: Path, vector: dict[str, Any]) -> None:
    """Write a vector: one line per line of the story, per walk and per entry of a log, one for the automaton,
    one for the texts."""

    def dumps(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    def lines(items: list[Any]) -> str:
        return "[\n  " + ",\n  ".join(dumps(item) for item in items) + "\n ]"

    fields = [
        f' "{key}": {lines(value) if key in ("story", "walks", "entries") else dumps(value)}'
        for key, value in vector.items()
    ]
    path.write_text("{\n" + ",\n".join(fields) + "\n}\n", encoding="utf-8")


def bless() -> None:
    """Compile every vector that has a story."""
    for path in sorted(VECTORS.parent.glob("*/*.json")):
        vector = json.loads(path.read_text(encoding="utf-8"))
        if "story" in vector:
            made = dict(
                zip(
                    ("automaton", "texts"), compiled(vector["story"], vector["automaton"]["way"]), strict=True
                )
            )
            write(path, vector | {key: part for key, part in made.items() if key in vector})


if __name__ == "__main__":
    bless()
