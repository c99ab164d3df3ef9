# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Beats to events: what the player's page is told of one line, without what it does not need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from omstander.model.graph import Beat
from omstander.model.program import Line, Program
from omstander.model.story import Kind

Event = dict[str, object]


@dataclass(frozen=True, slots=True)
class EventWriter:
    """Writes events of one story: `texts` has the numbers of its texts among the player's texts,
    `marks` those of the lines that other lines are about."""

    program: Program
    texts: Mapping[int, int]
    marks: Mapping[int, int]

    def event(self, beat: Beat) -> Event:
        """Return the event of a beat; what is not said is left out."""
        number, about = beat
        line = self.program.lines[number]
        event: Event = {} if line.kind is Kind.MESSAGE else {"kind": line.kind.value}
        event |= self._place(line) | self._words(line) | _measures(line)
        if number in self.marks:
            event["mark"] = self.marks[number]
        if about >= 0:
            event["on"] = self.marks[about]
        return event

    def _place(self, line: Line) -> Event:
        chat = line.target_chat if line.target_chat >= 0 else line.chat
        place: Event = {}
        if line.actor != -1:
            place["by"] = line.actor
        if chat >= 0:
            place["in"] = chat
        if line.people:
            place["people"] = list(line.people)
        return place

    def _words(self, line: Line) -> Event:
        words: Event = {}
        if line.text >= 0:
            words["text"] = self.texts[line.text]
        if line.choices:
            words["choices"] = [self.texts[choice] for choice in line.choices]
        return words


def _measures(line: Line) -> Event:
    measures: Event = {}
    if line.seconds > 0:
        measures["seconds"] = line.seconds
    if line.pause >= 0:
        measures["pause"] = line.pause
    if line.others > 0:
        measures["others"] = line.others
    if line.everyone:
        measures["everyone"] = True
    if line.noticed:
        measures["noticed"] = True
    if line.noticers:
        measures["noticers"] = list(line.noticers)
    if line.kind is Kind.CLOCK:
        measures |= {"day": line.day, "minute": line.minute}
    return measures
