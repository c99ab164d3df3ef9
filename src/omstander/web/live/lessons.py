# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Lessons of sessions that were kept: computed again from the frozen parts, once for all with one story."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from omstander.files.rules import read_rules
from omstander.live import Lesson, Record, Session, lesson_of, restore
from omstander.store import Store
from omstander.walk import Automaton, load


class Lessons:
    """Finds the lesson of a kept session."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[tuple[str, str], Lesson] = {}

    def first(self, marks: Mapping[str, str], lesson: Lesson, record: Record) -> Session:
        """Give a session that was just made; its lesson is known from now on."""
        self._known.setdefault(_key(marks), lesson)
        return restore(lesson, [record])

    def restored(self, records: Sequence[Record]) -> Session:
        """Give a session as its records make it; the first one names the parts of its lesson."""
        key = _key(records[0]["config"]["parts"])
        if key not in self._known:
            self._known[key] = self._read(*key)
        return restore(self._known[key], records)

    def _read(self, automaton: str, lesson: str) -> Lesson:
        loaded = load(self._part(automaton))
        assert isinstance(loaded, Automaton)
        told = json.loads(self._part(lesson))
        notes = {one["moment"]: one["notes"] for one in told["moments"]}
        return lesson_of(loaded, notes, told["questions"], read_rules())

    def _part(self, mark: str) -> str:
        content = self._store.part(mark)
        assert content is not None, "a session is kept with its parts"
        return content.decode()


def _key(marks: Mapping[str, str]) -> tuple[str, str]:
    return marks["automaton"], marks["lesson"]
