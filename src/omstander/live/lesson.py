# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A story as a lesson: which moments the class chooses at, and all that depends on the story alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from omstander.live.paths import at, before, go_on, rank
from omstander.live.rules import Rules
from omstander.live.slider import back_order, best, how_many
from omstander.walk import Automaton, ending, write_picks


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Lesson:
    """A story that a class can play: its automaton (the class way), the cut-offs, its class moments in the
    order of the story and in the order in which going back helps most, and what the browser gets."""

    automaton: Automaton
    rules: Rules
    moments: tuple[int, ...]
    back: tuple[int, ...]
    part: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Course:
    """What follows from an automaton and the cut-offs, whatever the words and names are: the class moments,
    the order in which going back helps most, and the "how many?" slider."""

    moments: tuple[int, ...]
    back: tuple[int, ...]
    how_many: Sequence[Sequence[int]]


def course_of(automaton: Automaton, rules: Rules) -> Course:
    """Walk every path of a class. This takes some tenths of a second: whoever needs it often keeps it."""
    found = automaton.parts["moments"]
    moments = tuple(number for number, here in enumerate(found) if here.get("class"))
    return Course(moments, back_order(automaton), how_many(automaton, rules))


def lesson_of(
    automaton: Automaton,
    notes: Mapping[int, Sequence[str]],
    questions: Sequence[str],
    rules: Rules,
    course: Course | None = None,
) -> Lesson:
    """Put a lesson together.

    Args:
        automaton: the class way.
        notes: by moment, the teacher's script.
        questions: the story's own, for the debrief.
        rules: the cut-offs.
        course: of this automaton and these rules, where it is known already.
    """
    course = course or course_of(automaton, rules)
    part = {
        "moments": [{"moment": number, "notes": list(notes.get(number, ()))} for number in course.moments],
        "questions": list(questions),
        "seconds": list(automaton.parts["seconds"]),
        "how_many": [list(step) for step in course.how_many],
        "back": list(course.back),
    }
    return Lesson(automaton, rules, course.moments, course.back, part)


def also(lesson: Lesson, path: str, number: int) -> str | None:
    """Return how it can also go from a moment of a path: the first quiet act, and again; where that ends no
    better than the path, the constructive acts that end best.

    It never ends on the worst ending: None where nothing else can be reached from there.
    """
    origin = before(lesson.automaton, path, number)
    if origin is None:
        return None
    here, reached = at(lesson.automaton, origin), rank(lesson.automaton, path)
    ways = [go_on(here, {}), best(here)]
    better = [way for way in ways if ending(way) > max(reached, 0)]
    fair = [way for way in ways if ending(way) > 0]
    return write_picks((better or fair)[0]) if fair else None
