# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander play`: a story in the terminal, at the keyboard or along given picks."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass

from omstander.cli.arguments import add_story
from omstander.cli.command import FINE, Command
from omstander.cli.examining import sound_story
from omstander.cli.looking_back import look_back, show_help
from omstander.cli.narrator import ChatLine, Narrator
from omstander.cli.playing import Playable, automaton_of, parse_picks, walk_along, way_of
from omstander.cli.recasting import recast_names
from omstander.cli.terminal import Terminal
from omstander.cli.translations import texts_of
from omstander.files.words import Words
from omstander.walk import Pick, Walk, ending, moment, offers, phone, start, step

QUIT = ("q", "quit", "stop")


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take a story, picks, a language and other names."""
    add_story(parser, words)
    parser.add_argument("--picks", metavar="1,3,2", help=words("play.picks"))
    parser.add_argument("--language", metavar="nl", help=words("play.language"))
    parser.add_argument("--recast", metavar="Noor=Lina", action="append", default=[], help=words("play.recast"))


def run(asked: Namespace, terminal: Terminal) -> int:
    """Play at the keyboard, or print what given picks lead to."""
    examined = sound_story(asked.story, terminal)
    picks = parse_picks(asked.picks, terminal) if asked.picks is not None else []
    way = way_of(picks)
    language = asked.language or examined.program.language
    names = recast_names(examined.program, asked.recast, terminal)
    playable = Playable(automaton_of(examined, way), texts_of(examined, language, names, terminal))
    play = Play(playable, playable.narrator(language), terminal)
    if asked.picks is None:
        return play.at_the_keyboard()
    play.along(walk_along(playable, picks, terminal), picks)
    return FINE


@dataclass(slots=True)
class Play:
    """One game: what has been shown so far, and how it is shown."""

    playable: Playable
    narrator: Narrator
    terminal: Terminal
    shown: int = 0

    def at_the_keyboard(self) -> int:
        """Play until an ending, or until the player has had enough."""
        here = start(self.playable.automaton)
        self._title()
        while moment(here) >= 0:
            self._tell(here)
            self._ask(here)
            pick = self._answer(here)
            if pick is None:
                self.terminal.say("\n" + self.terminal.words("play.stopped"))
                return FINE
            there = step(here, pick.option, pick.many)
            assert isinstance(there, Walk)
            here = there
        self._end(here)
        return FINE

    def along(self, path: list[Walk], picks: list[Pick]) -> None:
        """Print a path: every line, and what was chosen."""
        self._title()
        for here, pick in zip(path, picks, strict=False):
            self._tell(here)
            self._ask(here, listed=False)
            label = self._label(here, pick.option)
            many = f" ({self.terminal.words('together')})" if pick.many else ""
            self.terminal.say(self.terminal.paint("mine", f"> {pick.option}. {label}{many}"))
        if moment(path[-1]) >= 0:
            self._tell(path[-1])
            self._ask(path[-1])
        else:
            self._end(path[-1])

    def _title(self) -> None:
        title = self.narrator.text(self.playable.automaton.parts["title"])
        self.terminal.say(self.terminal.paint("bold", title))

    def _tell(self, here: Walk) -> None:
        """Show what the player's phone shows that was not shown before."""
        seen = phone(here, 0)
        for line in self.narrator.tell(seen[self.shown :]):
            self.terminal.say(coloured(line, self.terminal))
        self.shown = len(seen)

    def _ask(self, here: Walk, listed: bool = True) -> None:
        parts = self.playable.automaton.parts["moments"][moment(here)]
        self.terminal.say("\n" + self.terminal.paint("bold", f"? {self.narrator.text(parts['prompt'])}"))
        for pick in offers(here) if listed else ():
            private = parts["options"][pick.option - 1][2:] == [1]
            where = f" ({self.narrator.words('moment.private')})" if private else ""
            many = f" ({self.terminal.words('together')})" if pick.many else ""
            self.terminal.say(f"  {pick.option}. {self._label(here, pick.option)}{where}{many}")

    def _answer(self, here: Walk) -> Pick | None:
        """Ask until something is chosen that is offered; None if the player stops."""
        offered = {str(pick.option): pick for pick in offers(here)}
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

    def _label(self, here: Walk, option: int) -> str:
        label = self.playable.automaton.parts["moments"][moment(here)]["options"][option - 1][0]
        return self.narrator.text(label) or self.narrator.words("moment.silent")

    def _end(self, here: Walk) -> None:
        self._tell(here)
        title = self.narrator.text(self.playable.automaton.parts["endings"][ending(here)])
        self.terminal.say("\n" + self.terminal.paint("bold", f"{self.narrator.words('end.heading')}: {title}"))
        look_back(here, self.narrator, self.terminal)
        show_help(self.narrator, self.terminal)


def coloured(line: ChatLine, terminal: Terminal) -> str:
    """Write a line of chat in gentle colours."""
    if line.kind == "chat":
        return "\n" + terminal.paint("bold", f"— {line} —")
    if line.kind == "clock":
        return terminal.paint("faint", f"\n~ {line}")
    if line.kind == "event":
        return terminal.paint("faint", f"[{line}]")
    return f"{terminal.paint('mine' if line.mine else 'name', line.speaker + ':')} {line.text}"


PLAY = Command("play", declare, run)
