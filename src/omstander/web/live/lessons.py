# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Lessons of sessions that were kept: computed again from the frozen parts, once for all with one story."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from weakref import WeakValueDictionary

from omstander.files.rules import read_rules
from omstander.live import Lesson, Record, Session, lesson_of, restore
from omstander.store import Store
from omstander.walk import Automaton, load
from omstander.web.live.frozen import course_in


class Lessons:
    """Finds the lesson of a kept session."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # As long as there is a session that has it: stories are edited, and names make ever other ones.
        self._known: WeakValueDictionary[tuple[str, str], Lesson] = WeakValueDictionary()

    def first(self, marks: Mapping[str, str], lesson: Lesson, record: Record) -> Session:
        """Give a session that was just made; its lesson is known from now on."""
        return restore(self._known.setdefault(_key(marks), lesson), [record])

    def restored(self, records: Sequence[Record]) -> Session:
        """Give a session as its records make it; the first one names the parts of its lesson."""
        key = _key(records[0]["config"]["parts"])
        lesson = self._known.get(key)
        if lesson is None:
            lesson = self._known[key] = self._read(*key)
        return restore(lesson, records)

    def _read(self, automaton: str, lesson: str) -> Lesson:
        kept = self._part(automaton)
        loaded = load(kept)
        assert isinstance(loaded, Automaton)
        told = json.loads(self._part(lesson))
        notes = {one["moment"]: one["notes"] for one in told["moments"]}
        return lesson_of(loaded, notes, told["questions"], read_rules(), course_in(kept))

    def _part(self, mark: str) -> str:
        content = self._store.part(mark)
        assert content is not None, "a session is kept with its parts"
        return content.decode()


def _key(marks: Mapping[str, str]) -> tuple[str, str]:
    return marks["automaton"], marks["lesson"]
