# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander check`: what is wrong with a story, told to its author or listed for a program."""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from omstander.cli.command import FINE, STORY_HAS_ERRORS, Command
from omstander.cli.examining import Examined, examine_script, pages
from omstander.cli.stories import STANDARD_INPUT, read_story, tell_refused
from omstander.cli.terminal import Terminal
from omstander.files.scripts import ScriptError, find_scripts, read_script
from omstander.files.words import Words
from omstander.wording import Listed, Source, as_json, tell

SHOWN = 50
"""How many diagnostics of one story people are told; programs get all."""
CARETS = re.compile(r"(?<=\| )( *\^+)")


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take stories, a format, and how strict to be."""
    parser.add_argument("paths", nargs="*", metavar=words("story"), help=words("check.paths"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=words("check.format"))
    parser.add_argument("--strict", action="store_true", help=words("check.strict"))


def run(asked: Namespace, terminal: Terminal) -> int:
    """Check all stories, and tell what was found."""
    examined, unread = _examine_all(_names(asked.paths), terminal)
    if asked.format == "json":
        terminal.say(json.dumps(list_all(examined, terminal), ensure_ascii=False, indent=2))
    else:
        tell_all(examined, terminal)
    errors, warnings = count(examined)
    return STORY_HAS_ERRORS if errors or unread or (asked.strict and warnings) else FINE


def _names(paths: Sequence[str]) -> list[str]:
    if list(paths) == [STANDARD_INPUT]:
        return [STANDARD_INPUT]
    return [str(path) for path in find_scripts(paths)]


def _examine_all(names: Sequence[str], terminal: Terminal) -> tuple[list[Examined], int]:
    """Examine what can be read; tell what cannot, and count it.

    Raises:
        ScriptError: nothing can be read.
    """
    examined: list[Examined] = []
    unread: list[ScriptError] = []
    for name in names:
        try:
            examined.append(_examine(name, terminal))
        except ScriptError as error:
            unread.append(error)
    tell_refused(unread, bool(examined), terminal)
    return examined, len(unread)


def _examine(name: str, terminal: Terminal) -> Examined:
    script = read_story(name) if name == STANDARD_INPUT else read_script(Path(name))
    return examine_script(script, name, terminal)


def list_all(stories: Sequence[Examined], terminal: Terminal) -> list[Listed]:
    """List the diagnostics of all stories for a program."""
    return [
        listed
        for one in stories
        for listed in as_json(
            one.diagnostics, one.script.text, one.name, speaking(one, terminal).words.language, pages()
        )
    ]


def tell_all(stories: Sequence[Examined], terminal: Terminal) -> None:
    """Tell the diagnostics of all stories, and end with one line that sums them up."""
    for one in stories:
        tell_one(one, terminal, named=len(stories) > 1)
    spoken = speaking(stories[0], terminal) if stories else terminal
    terminal.say(summary(stories, spoken))


def tell_one(one: Examined, terminal: Terminal, named: bool) -> None:
    """Tell the diagnostics of one story."""
    spoken, source = speaking(one, terminal), Source.of(one.script.text)
    if named and one.diagnostics:
        terminal.say(terminal.paint("bold", one.name) + "\n")
    for diagnostic in one.diagnostics[:SHOWN]:
        told = tell(diagnostic, source, spoken.words.language, pages())
        terminal.say(colour(told, "error" if diagnostic.is_error else "warning", terminal) + "\n")
    if left := len(one.diagnostics[SHOWN:]):
        terminal.say(spoken.words("check.more", n=left) + "\n")


def colour(told: str, style: str, terminal: Terminal) -> str:
    """Colour the rule and the carets of a diagnostic."""
    rule, _, rest = told.partition("\n")
    return f"{terminal.paint(style, rule)}\n" + CARETS.sub(
        lambda found: terminal.paint(style, found[1]), rest
    )


def summary(stories: Sequence[Examined], spoken: Terminal) -> str:
    """Sum up in one line."""
    words, (errors, warnings) = spoken.words, count(stories)
    parts = [
        words.count("check.errors", errors) if errors else words("check.no-errors"),
        words.count("check.warnings", warnings) if warnings else words("check.no-warnings"),
    ]
    line = ", ".join(parts)
    if len(stories) > 1:
        return f"{words.count('check.stories', len(stories))}: {line}."
    style = "error" if errors else "warning" if warnings else "good"
    return spoken.paint(style, f"{line[0].upper()}{line[1:]}.")


def count(stories: Sequence[Examined]) -> tuple[int, int]:
    """Count errors and warnings."""
    found = [diagnostic.is_error for one in stories for diagnostic in one.diagnostics]
    return sum(found), len(found) - sum(found)


def speaking(one: Examined, terminal: Terminal) -> Terminal:
    """Speak the language that was asked for, else that of the script's keywords; a picture has none."""
    if not one.script.is_text:
        return terminal
    return terminal.speaking(one.examination.story.keywords)


CHECK = Command("check", declare, run)
