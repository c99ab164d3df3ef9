# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander fmt`: a story in its plain form."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from omstander.cli.arguments import add_story
from omstander.cli.command import FINE, STORY_HAS_ERRORS, Command
from omstander.cli.stories import read_story, write_text
from omstander.cli.terminal import Terminal
from omstander.files.scripts import Script
from omstander.files.words import Words
from omstander.parse import format_story, parse_story


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take a story, and whether only to look."""
    add_story(parser, words)
    parser.add_argument("--check", action="store_true", help=words("fmt.check"))


def run(asked: Namespace, terminal: Terminal) -> int:
    """Write the plain form in place, or print it where the story came from standard input."""
    script = read_story(asked.story)
    name = str(script.path or asked.story)
    story, found = parse_story(script.text)
    wrong = sum(one.is_error for one in (*script.found, *found))
    if not script.is_text:
        terminal.note(terminal.words("refused", name=name))
        return STORY_HAS_ERRORS
    terminal = terminal.speaking(story.keywords)
    if wrong:
        terminal.note(terminal.words.count("fmt.junk", wrong, name=name))
        return STORY_HAS_ERRORS
    tidy = format_story(story)
    if asked.check:
        return _compare(script, tidy, name, terminal)
    if script.path is None:
        terminal.out.write(tidy)
        return FINE
    changed = tidy.encode() != script.path.read_bytes()
    if changed:
        write_text(script.path, tidy, terminal)
    terminal.note(terminal.words("fmt.changed" if changed else "fmt.same", name=name))
    return FINE


def _compare(script: Script, tidy: str, name: str, terminal: Terminal) -> int:
    if tidy == script.text and not script.found:
        return FINE
    terminal.note(terminal.words("fmt.would", name=name))
    return STORY_HAS_ERRORS


FMT = Command("fmt", declare, run)
