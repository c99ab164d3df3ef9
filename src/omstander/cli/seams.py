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
from omstander.cli.terminal import Terminal
from omstander.cli.translations import texts_of, translation_of
from omstander.export.telling import UNSEEN, Voice, chat_title, option_label, tell, text, who
from omstander.files.editions import automaton_of, interface_language
from omstander.files.words import Words, read_words
from omstander.model.graph import Way
from omstander.walk import Event

SHOWN = 3
"""How many lines are shown on each side of a seam."""

Edge = Sequence[Any]
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
    seams = Seams(Voice(automaton, texts, strings), spoken)
    count = sum(seams.say_moment(number) for number in range(len(automaton.parts["moments"])))
    spoken.say(spoken.words.count("seams.count", count))
    return FINE


@dataclass(frozen=True, slots=True)
class Seams:
    """The seams of one story: its automaton read across states instead of along paths."""

    voice: Voice
    terminal: Terminal

    def say_moment(self, number: int) -> int:
        """Say one moment with all its options; give how many seams that were."""
        moment = self.voice.automaton.parts["moments"][number]
        self.terminal.say(self.terminal.paint("bold", f"? {text(self.voice, moment['prompt'])}"))
        befores = distinct(self._lines(edge)[-SHOWN:] for edge in self._edges_to(number))
        for place, lines in enumerate(befores):
            self._say("seams.before" if place == 0 else "seams.before-other", lines)
        return sum(self._say_option(number, key) for key in self._keys(number))

    def _say_option(self, number: int, key: int) -> int:
        label = option_label(self.voice, number, abs(key))
        many = f" ({self.terminal.words('together')})" if key < 0 else ""
        self.terminal.say(self.terminal.paint("mine", f"  > {abs(key)}. {label}{many}"))
        afters = distinct(self._lines(edge)[:SHOWN] for edge in self._edges_of(number, key))
        for place, lines in enumerate(afters):
            self._say("" if place == 0 else "seams.after-other", lines)
        self.terminal.say()
        return len(afters)

    def _say(self, key: str, lines: Lines) -> None:
        if key:
            self.terminal.say(self.terminal.paint("faint", f"    {self.terminal.words(key)}"))
        for line in lines or (self.terminal.words("seams.nothing"),):
            self.terminal.say(f"      {line}")

    def _keys(self, number: int) -> list[int]:
        found = {edge[0] for node in self._states(number) for edge in node["edges"]}
        return sorted(found, key=lambda key: (abs(key), key < 0))

    def _edges_of(self, number: int, key: int) -> Iterator[Edge]:
        return (edge for node in self._states(number) for edge in node["edges"] if edge[0] == key)

    def _edges_to(self, number: int) -> Iterator[Edge]:
        parts = self.voice.automaton.parts
        edges = [parts["start"], *(edge for node in parts["nodes"] for edge in node.get("edges", ()))]
        return (edge for edge in edges if parts["nodes"][edge[1]].get("moment") == number)

    def _states(self, number: int) -> Iterator[Any]:
        return (node for node in self.voice.automaton.parts["nodes"] if node.get("moment") == number)

    def _lines(self, edge: Edge) -> Lines:
        """Tell the events of an edge, each with its chat: no line says here where it is."""
        events = [event for run in edge[4:] for event in self.voice.automaton.runs[run]]
        marked = {
            event["mark"]: event for run in self.voice.automaton.runs for event in run if "mark" in event
        }
        return tuple(
            self._line(event, marked.get(event.get("on", -1)))
            for event in events
            if event.get("kind") not in UNSEEN
        )

    def _line(self, event: Event, about: Event | None) -> str:
        words = tell(self.voice, event, about)
        if event.get("kind") == "clock":
            return f"~ {words}"
        where = f"[{chat_title(self.voice, event['in'], ())}] " if event.get("in", -1) >= 0 else ""
        said = event.get("kind", "message") in ("message", "photo", "video", "poll", "forward")
        return f"{where}{who(self.voice, event['by'])}: {words}" if said else f"{where}{words}"


def distinct(lines: Iterable[Lines]) -> list[Lines]:
    """Keep what differs, in order."""
    return list(dict.fromkeys(lines))


SEAMS = Command("seams", declare, run)
