# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander play`: a story in the terminal, at the keyboard or along given picks."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from omstander.cli.arguments import add_story
from omstander.cli.command import FINE, Command
from omstander.cli.examining import sound_story
from omstander.cli.looking_back import look_back, show_help
from omstander.cli.playing import parse_picks, walk_along, way_of
from omstander.cli.terminal import Terminal
from omstander.cli.translations import recast_names, texts_of, translation_of
from omstander.export.telling import Told, Voice, option_label, say, text, told
from omstander.files.editions import automaton_of, interface_language
from omstander.files.words import Words, read_words
from omstander.walk import Pick, Walk, ending, last_events, last_thing, moment, offers, start, step

QUIT = ("q", "quit", "stop")


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take a story, picks, a language and other names."""
    add_story(parser, words)
    parser.add_argument("--picks", metavar="1,3,2", help=words("play.picks"))
    parser.add_argument("--language", metavar="nl", help=words("play.language"))
    add_recast(parser, words)


def add_recast(parser: ArgumentParser, words: Words) -> None:
    """Take other names."""
    parser.add_argument(
        "--recast", metavar="Noor=Lina", action="append", default=[], help=words("recast.help")
    )


def run(asked: Namespace, terminal: Terminal) -> int:
    """Play at the keyboard, or print what given picks lead to."""
    examined = sound_story(asked.story, terminal)
    terminal = terminal.speaking(examined.examination.story.keywords)
    picks = parse_picks(asked.picks or "", terminal)
    translation = translation_of(examined, asked.language, terminal)
    texts = texts_of(examined, translation, recast_names(examined, asked.recast, translation, terminal))
    spoken = interface_language(translation.language)
    automaton = automaton_of(examined.examination, way_of(picks), examined.script.id)
    play = Play(Voice(automaton, texts, read_words(spoken).strings), terminal.speaking(spoken))
    if asked.picks is None:
        play.at_the_keyboard()
    else:
        play.along(walk_along(play.voice, picks, terminal))
    return FINE


@dataclass(slots=True)
class Play:
    """One game: how it is told, and how many lines have been shown."""

    voice: Voice
    terminal: Terminal
    shown: int = 0

    def at_the_keyboard(self) -> None:
        """Play until an ending, or until the player has had enough."""
        here = start(self.voice.automaton)
        self._title()
        while moment(here) >= 0:
            self._tell(here)
            self._ask(here)
            pick = self._answer({str(pick.option): pick for pick in offers(here)})
            if pick is None:
                self.terminal.say(self.terminal.words("play.stopped"))
                return
            there = step(here, pick.option, pick.many)
            assert isinstance(there, Walk)
            here = there
        self._end(here, asking=True)

    def along(self, path: list[Walk]) -> None:
        """Print a path: every line, what could be chosen, and what was."""
        self._title()
        for here, there in pairwise(path):
            self._tell(here)
            self._ask(here)
            assert there.pick is not None
            self.terminal.say(self.terminal.paint("mine", f"> {self._option(here, there.pick)}"))
        if moment(path[-1]) < 0:
            self._end(path[-1])
            return
        self._tell(path[-1])
        self._ask(path[-1])

    def _title(self) -> None:
        title = text(self.voice, self.voice.automaton.parts["title"])
        self.terminal.say(self.terminal.paint("bold", title))

    def _tell(self, here: Walk) -> None:
        """Show what the player's phone shows that was not shown before."""
        lines = told(self.voice, here)
        for line in lines[self.shown :]:
            self.terminal.say(coloured(line, self.terminal))
        self.shown = len(lines)

    def _ask(self, here: Walk) -> None:
        prompt = text(self.voice, self.voice.automaton.parts["moments"][moment(here)]["prompt"])
        self.terminal.say("\n" + self.terminal.paint("bold", f"? {prompt}"))
        for pick in offers(here):
            self.terminal.say(f"  {self._option(here, pick)}")

    def _option(self, here: Walk, pick: Pick) -> str:
        number = moment(here)
        _, act, *private = self.voice.automaton.parts["moments"][number]["options"][pick.option - 1]
        where = f" ({say(self.voice, 'moment.private')})" if private and act != "silent" else ""
        many = f" ({self.terminal.words('together')})" if pick.many else ""
        return f"{pick.option}. {option_label(self.voice, number, pick.option)}{where}{many}"

    def _answer(self, offered: Mapping[str, Pick]) -> Pick | None:
        """Ask until something is chosen that is offered; None if the player stops."""
        while True:
            self.terminal.out.write(self.terminal.words("play.choose") + " ")
            self.terminal.out.flush()
            line = sys.stdin.readline()
            answer = line.strip().rstrip(".").lower()
            if not line or answer in QUIT:
                return None
            if answer in offered:
                return offered[answer]
            self.terminal.say(self.terminal.words("play.again", offered=", ".join(offered)))

    def _end(self, here: Walk, *, asking: bool = False) -> None:
        self._tell(here)
        title = text(self.voice, self.voice.automaton.parts["endings"][ending(here)])
        self.terminal.say("\n" + self.terminal.paint("bold", f"{say(self.voice, 'end.heading')}: {title}"))
        self._close(here, asking=asking)
        look_back(here, self.voice, self.terminal)
        show_help(self.voice, interface_language(self.voice.texts["language"]), self.terminal)

    def _close(self, here: Walk, *, asking: bool) -> None:
        """Show the one last thing of this ending, and let it be done where somebody is asked; whoever stops
        here has seen the story all the same."""
        last = last_thing(here)
        if last is None:
            return
        self.terminal.say("\n" + self.terminal.paint("bold", f"? {text(self.voice, last['prompt'])}"))
        for place, (label, *_) in enumerate(last["options"], 1):
            self.terminal.say(f"  {place}. {text(self.voice, label)}")
        offered = {str(place): Pick(place) for place in range(1, len(last["options"]) + 1)}
        if asking and (pick := self._answer(offered)) is not None:
            for line in told(self.voice, here, last_events(here, pick.option))[self.shown :]:
                self.terminal.say(coloured(line, self.terminal))


def coloured(line: Told, terminal: Terminal) -> str:
    """Write a line of chat in gentle colours."""
    if line.style == "chat":
        return "\n" + terminal.paint("private" if line.private else "bold", f"— {line.words} —")
    if line.style == "clock":
        return "\n" + terminal.paint("faint", f"~ {line.words}")
    if line.style == "line":
        return terminal.paint("faint", f"[{line.words}]")
    return f"{terminal.paint('mine' if line.own else 'name', line.who + ':')} {line.words}"


PLAY = Command("play", declare, run)
