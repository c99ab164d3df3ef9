# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Whatever can be built can be loaded and played: no sound story gives a damaged automaton."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.oracle.generator import Size, seeded_story

from omstander.compiler import examine
from omstander.emit import emit_automaton, to_json
from omstander.model.graph import Way
from omstander.walk import Problem, load

PINNED = sorted((Path(__file__).parent / "pinned").glob("*.chat"))
SMALL = Size(moments=3, paths=100)


def problems(text: str) -> list[Problem]:
    """What is wrong with the automata of a story that has a program."""
    examination = examine(text)
    if examination.program is None or not examination.is_sound:
        return []
    built = [
        emit_automaton(examination.program, examination.graphs[way], examination.facts[way], "story")
        for way in Way
    ]
    loaded = [load(json.loads(to_json(automaton))) for automaton in built]
    return [one for one in loaded if isinstance(one, Problem)]


@pytest.mark.parametrize("path", PINNED, ids=lambda path: path.stem)
def test_pinned_stories_load(path: Path) -> None:
    """Every pinned story that is sound gives automata that load."""
    assert problems(path.read_text(encoding="utf-8")) == []


@pytest.mark.slow
def test_seeded_stories_load() -> None:
    """So does every story by plain chance."""
    assert {seed for seed in range(150) if problems(seeded_story(seed, False, SMALL))} == set()
