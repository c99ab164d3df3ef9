# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The story of a simulated class: fetched once, walked as often as the class needs."""

from __future__ import annotations

from collections.abc import Mapping

from omstander.files.rules import read_rules
from omstander.live import paths
from omstander.live.policy import Offer, offered
from omstander.live.resolve import Resolution, resolve
from omstander.practice.wire import Answer, LostError
from omstander.walk import Automaton, Walk, ending, load, offers


class Story:
    """What a seat has to know of a story, by path; every path is walked once."""

    def __init__(self, automaton: Automaton) -> None:
        self.automaton = automaton
        self.rules = read_rules()
        self._walks: dict[str, Walk] = {}
        self._offers: dict[str, list[Offer]] = {}

    @classmethod
    def of(cls, answer: Answer) -> Story:
        """Load a story as it came over the wire.

        Raises:
            LostError: it did not come, or is none.
        """
        automaton = load(answer.body) if answer.is_fine else None
        if not isinstance(automaton, Automaton):
            raise LostError("no story")
        return cls(automaton)

    def at(self, path: str) -> Walk:
        """Walk along a path."""
        if path not in self._walks:
            self._walks[path] = paths.at(self.automaton, path)
        return self._walks[path]

    def offers(self, path: str) -> list[Offer]:
        """List what can be chosen where a path leads."""
        if path not in self._offers:
            self._offers[path] = offered(self.at(path))
        return self._offers[path]

    def marked(self, path: str) -> int:
        """Count the messages of a path at which somebody may think: hey."""
        return paths.marks(self.automaton, path)

    def ending(self, path: str) -> int:
        """Give the rank of the ending of a path, -1 before one."""
        return ending(self.at(path))

    def resolve(self, path: str, tally: Mapping[int, int]) -> Resolution:
        """Say what a class did that chose so: seats by option."""
        here = self.at(path)
        return resolve(paths.moment_of(here), offers(here), tally, self.rules)
