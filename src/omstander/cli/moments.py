# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander moments`: what hangs on each moment of a story."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from omstander.cli.arguments import add_story
from omstander.cli.command import FINE, Command, WrongUseError
from omstander.cli.corridor_picture import corridor_picture
from omstander.cli.examining import Examined, sound_story
from omstander.cli.figures import figures, words_of
from omstander.cli.moments_table import say_figures
from omstander.cli.playing import in_silence, parse_picks, walk_along
from omstander.cli.robustness import say_holds, try_effects
from omstander.cli.terminal import Terminal
from omstander.cli.translations import texts_of, translation_of
from omstander.export.telling import Voice
from omstander.files.editions import automaton_of, interface_language
from omstander.files.words import Words, read_words
from omstander.model.graph import Way


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take a story, a way of playing, a format, and whether to try the effects."""
    add_story(parser, words)
    parser.add_argument("--group", choices=("solo", "class"), default="solo", help=words("moments.group"))
    formats = ("text", "json", "svg")
    parser.add_argument("--format", choices=formats, default="text", help=words("moments.format"))
    parser.add_argument("--robust", action="store_true", help=words("moments.robust"))
    parser.add_argument("--picks", metavar="1,3,2", help=words("moments.picks"))


def run(asked: Namespace, terminal: Terminal) -> int:
    """Compute the figures and show them in the way that was asked for."""
    if asked.picks is not None and asked.format != "svg":
        raise WrongUseError(terminal.words("moments.picks-svg"))
    examined = sound_story(asked.story, terminal)
    spoken = terminal.speaking(examined.examination.story.keywords)
    {"text": _text, "json": _json, "svg": _svg}[asked.format](examined, asked, spoken)
    return FINE


def _text(examined: Examined, asked: Namespace, terminal: Terminal) -> None:
    way, program = Way(asked.group), examined.program
    title = next(words_of(program, at) for at, text in enumerate(program.texts) if text.role == "title")
    say_figures(title, figures(examined, way), examined.examination.facts[way], terminal)
    if asked.robust:
        say_holds(try_effects(examined, way, terminal), terminal)


def _json(examined: Examined, asked: Namespace, terminal: Terminal) -> None:
    way = Way(asked.group)
    found: dict[str, object] = {**figures(examined, way)}
    if asked.robust:
        found["robust"] = try_effects(examined, way, terminal)
    terminal.say(json.dumps(found, ensure_ascii=False, indent=2))


def _svg(examined: Examined, asked: Namespace, terminal: Terminal) -> None:
    texts = texts_of(examined, translation_of(examined, None, terminal))
    strings = read_words(interface_language(terminal.words.language)).strings
    voice = Voice(automaton_of(examined.examination, Way(asked.group), examined.script.id), texts, strings)
    path = walk_along(voice, parse_picks(asked.picks or "", terminal), terminal)
    terminal.out.write(corridor_picture(voice, in_silence(path[-1]), terminal.words))


MOMENTS = Command("moments", declare, run)
