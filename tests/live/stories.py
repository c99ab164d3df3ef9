# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The bundled stories as lessons, for tests."""

from __future__ import annotations

from functools import lru_cache

from tests.conftest import ROOT

from omstander.compiler import examine
from omstander.emit import emit_automaton
from omstander.files.rules import read_rules
from omstander.live import Lesson, lesson_of
from omstander.model.graph import Way
from omstander.walk import Automaton, load

BUNDLED = ("wissel", "zonder-noor")


@lru_cache
def lesson(story: str) -> Lesson:
    """Compute the lesson of a bundled story."""
    script = ROOT / "content" / "stories" / story / f"{story}.chat"
    found = examine(script.read_text(encoding="utf-8"))
    assert found.program is not None
    parts = emit_automaton(found.program, found.graphs[Way.CLASS], found.facts[Way.CLASS], story)
    automaton = load(parts)
    assert isinstance(automaton, Automaton)
    notes = {0: ["Wacht even."]}
    return lesson_of(automaton, notes, ["Wanneer dacht jij: hé?"], read_rules())
