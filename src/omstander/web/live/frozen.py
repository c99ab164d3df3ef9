# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A story as one session has it: frozen when the session is made, whatever is edited afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from omstander.emit import to_json
from omstander.files.casts import other_names
from omstander.files.editions import Edition
from omstander.files.examined import Examined
from omstander.files.rules import read_rules
from omstander.files.speech import speech_for
from omstander.live import Course, Lesson, course_of, lesson_of
from omstander.model.graph import Way
from omstander.model.reference import render
from omstander.walk import Automaton, load
from omstander.web.library import Published


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a session needs of its story: `contents` as JSON by name, and the lesson computed of it."""

    contents: Mapping[str, bytes]
    lesson: Lesson

    @property
    def marks(self) -> dict[str, str]:
        """The name of each content, made from it."""
        return {name: mark_of(content) for name, content in self.contents.items()}


def mark_of(content: bytes) -> str:
    """Name a content."""
    return hashlib.sha256(content).hexdigest()[:32]


def names_of(published: Published) -> list[list[str]]:
    """Give for each person of a story the names that they may have instead."""
    examined = published.examined
    return other_names(examined.program, examined.translations.values())


def freeze(published: Published, language: str, names: Sequence[int]) -> Frozen | None:
    """Freeze a story in a language.

    Args:
        published: the story as it is now.
        language: one of its languages.
        names: for each person 0, or which of their other names they have, from 1; empty: all their own.

    Returns:
        None where a person has no such name, or it is not one for each.
    """
    edition = published.edition
    assert edition is not None
    shown = _cast(edition, published, language, names)
    if shown is None:
        return None
    texts = {**edition.texts[language], "names": shown}
    automaton = edition.automata[Way.CLASS]
    kept = to_json(automaton.parts)
    notes, questions = _scripts(published.examined, language, shown)
    lesson = lesson_of(automaton, notes, questions, read_rules(), course_in(kept))
    values: dict[str, Mapping[str, Any]] = {
        "texts": texts,
        "speech": speech_for(language, texts["texts"]),
        "lesson": lesson.part,
    }
    contents = {name: to_json(value).encode() for name, value in values.items()}
    return Frozen({"automaton": kept.encode(), **contents}, lesson)


@lru_cache(maxsize=64)
def course_in(automaton: str) -> Course:
    """Compute the course of an automaton as it is kept, once: at a bell a school begins with the same story
    a hundred times within a minute."""
    loaded = load(automaton)
    assert isinstance(loaded, Automaton)
    return course_of(loaded, read_rules())


def _cast(edition: Edition, published: Published, language: str, names: Sequence[int]) -> list[str] | None:
    own = list(edition.texts[language]["names"])
    if not any(names):
        return own if len(names) in (0, len(own)) else None
    others = names_of(published)
    if len(names) != len(own) or any(which > len(some) for which, some in zip(names, others, strict=True)):
        return None
    return [some[which - 1] if which else name for name, some, which in zip(own, others, names, strict=True)]


def _scripts(
    examined: Examined, language: str, shown: Sequence[str]
) -> tuple[dict[int, list[str]], list[str]]:
    """Give the teacher's script by moment, and the questions for the debrief, in a language."""
    program = examined.program
    templates = examined.translations[language].templates
    declared = {person.name: name for person, name in zip(program.people, shown, strict=True) if person.name}

    def said(text: int) -> str:
        return render(templates[text], declared, language)

    notes = {number: [said(text) for text in moment.teacher] for number, moment in enumerate(program.moments)}
    return notes, [said(text) for text in program.debrief]
