# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander seams`: every option with the lines before and after it, for each different continuation.

Paths multiply, seams add up: what an author must read is where one text meets the next.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from omstander.cli.arguments import add_story
from omstander.cli.command import FINE, Command
from omstander.cli.examining import sound_story
from omstander.cli.seam_ways import Edge, Ways, sorted_ways, ways_through
from omstander.cli.terminal import Terminal
from omstander.cli.translations import texts_of, translation_of
from omstander.export.telling import UNSEEN, Voice, chat_title, option_label, tell, text, who
from omstander.files.editions import automaton_of, interface_language
from omstander.files.words import Words, read_words
from omstander.model.graph import Way
from omstander.walk import Event

SHOWN = 3
"""How many lines are shown on each side of a seam."""

Lines = tuple[str, ...]


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take a story and a way of playing."""
    add_story(parser, words)
    parser.add_argument("--group", choices=("solo", "class"), default="solo", help=words("moments.group"))


def run(asked: Namespace, terminal: Terminal) -> int:
    """Say all seams, moment by moment."""
    examined = sound_story(asked.story, terminal)
    spoken = terminal.speaking(examined.examination.story.keywords)
    automaton = automaton_of(examined.examination, Way(asked.group), examined.script.id)
    texts = texts_of(examined, translation_of(examined, None, terminal))
    strings = read_words(interface_language(spoken.words.language)).strings
    seams = Seams(Voice(automaton, texts, strings), spoken, ways_through(automaton))
    count = sum(seams.say_moment(number) for number in range(len(automaton.parts["moments"])))
    spoken.say(spoken.words.count("seams.count", count))
    return FINE


@dataclass(frozen=True, slots=True)
class Seams:
    """The seams of one story: its automaton read across states instead of along paths."""

    voice: Voice
    terminal: Terminal
    ways: Ways

    def say_moment(self, number: int) -> int:
        """Say one moment with all its options; give how many seams that were."""
        moment = self.voice.automaton.parts["moments"][number]
        self.terminal.say(self.terminal.paint("bold", f"? {text(self.voice, moment['prompt'])}"))
        befores = distinct(self._lines(edge, node)[-SHOWN:] for edge, node in self._edges_to(number))
        for place, lines in enumerate(befores):
            self._say("seams.before" if place == 0 else "seams.before-other", lines)
        return sum(self._say_option(number, key) for key in self._keys(number))

    def _say_option(self, number: int, key: int) -> int:
        label = option_label(self.voice, number, abs(key))
        many = f" ({self.terminal.words('together')})" if key < 0 else ""
        self.terminal.say(self.terminal.paint("mine", f"  > {abs(key)}. {label}{many}"))
        afters = self._afters(number, key)
        for place, (lines, endings) in enumerate(afters.items()):
            self._say("" if place == 0 else "seams.after-other", lines, not endings)
            for rank, first in endings:
                title = text(self.voice, self.voice.automaton.parts["endings"][rank])
                self._say(self.terminal.words("seams.ending", ending=title), first, False)
        self.terminal.say()
        return len(afters)

    def _afters(self, number: int, key: int) -> dict[Lines, list[tuple[int, Lines]]]:
        """Give the first lines after an option, each with the endings that follow at once and their lines."""
        found: dict[Lines, list[tuple[int, Lines]]] = {}
        for edge, node in self._edges_of(number, key):
            endings = found.setdefault(self._lines(edge, node)[:SHOWN], [])
            outcomes = {outcome + edge[2] for outcome in self.ways.outcomes[node]}
            endings += [one for one in self._endings(edge[1], outcomes) if one not in endings]
        return {lines: sorted(endings) for lines, endings in found.items()}

    def _endings(self, node: int, outcomes: set[int]) -> Iterator[tuple[int, Lines]]:
        """Give the endings that come without another choice, each with its first lines."""
        parts = self.voice.automaton.parts["nodes"][node]
        if "ending" in parts:
            yield parts["ending"], ()
        elif "moment" not in parts:
            for edge, taken in sorted_ways(parts["edges"], outcomes):
                for rank, lines in self._endings(edge[1], {one + edge[2] for one in taken}):
                    yield rank, (*self._lines(edge, node), *lines)[:SHOWN]

    def _say(self, key: str, lines: Lines, tell_nothing: bool = True) -> None:
        if key:
            self.terminal.say(self.terminal.paint("faint", f"    {self.terminal.words.find(key) or key}"))
        for line in lines or ((self.terminal.words("seams.nothing"),) if tell_nothing else ()):
            self.terminal.say(f"      {line}")

    def _keys(self, number: int) -> list[int]:
        found = {edge[0] for node in self._states(number) for edge in node["edges"]}
        return sorted(found, key=lambda key: (abs(key), key < 0))

    def _edges_of(self, number: int, key: int) -> Iterator[tuple[Edge, int]]:
        nodes = enumerate(self.voice.automaton.parts["nodes"])
        return (
            (edge, place)
            for place, node in nodes
            if node.get("moment") == number
            for edge in node["edges"]
            if edge[0] == key
        )

    def _edges_to(self, number: int) -> Iterator[tuple[Edge, int]]:
        parts = self.voice.automaton.parts
        edges = [(edge, place) for place, node in enumerate(parts["nodes"]) for edge in node.get("edges", ())]
        return (
            (edge, place)
            for edge, place in [(parts["start"], -1), *edges]
            if parts["nodes"][edge[1]].get("moment") == number
        )

    def _states(self, number: int) -> Iterator[Any]:
        return (node for node in self.voice.automaton.parts["nodes"] if node.get("moment") == number)

    def _lines(self, edge: Edge, node: int) -> Lines:
        """Tell the events of an edge, each with its chat: no line says here where it is."""
        events = [event for run in edge[4:] for event in self.voice.automaton.runs[run]]
        marked = {
            event["mark"]: event for run in self.voice.automaton.runs for event in run if "mark" in event
        }
        earlier = self.ways.renames.get(node, ())
        return tuple(
            self._line(event, marked.get(event.get("on", -1)), (*earlier, *events[:place]))
            for place, event in enumerate(events)
            if event.get("kind") not in UNSEEN
        )

    def _line(self, event: Event, about: Event | None, seen: Sequence[Event]) -> str:
        words = tell(self.voice, event, about)
        if event.get("kind") == "clock":
            return f"~ {words}"
        where = f"[{chat_title(self.voice, event['in'], seen)}] " if event.get("in", -1) >= 0 else ""
        said = event.get("kind", "message") in ("message", "photo", "video", "poll", "forward")
        return f"{where}{who(self.voice, event['by'])}: {words}" if said else f"{where}{words}"


def distinct(lines: Iterable[Lines]) -> list[Lines]:
    """Keep what differs, in order."""
    return list(dict.fromkeys(lines))


SEAMS = Command("seams", declare, run)
