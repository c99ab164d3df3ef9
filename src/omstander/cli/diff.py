# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander diff`: what changed between two versions of a story, in words."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from omstander.cli.command import FINE, Command
from omstander.cli.differences import Part, differences
from omstander.cli.examining import sound_story
from omstander.cli.terminal import Terminal
from omstander.files.words import Words


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take two versions."""
    parser.add_argument("old", metavar=words("diff.old.name"), help=words("diff.old"))
    parser.add_argument("new", metavar=words("diff.new.name"), help=words("diff.new"))


def run(asked: Namespace, terminal: Terminal) -> int:
    """Compare two sound stories, and say what differs."""
    old, new = sound_story(asked.old, terminal), sound_story(asked.new, terminal)
    spoken = terminal.speaking(new.examination.story.keywords)
    found = [part for part in differences(old, new, spoken.words) if part.lines]
    for part in found:
        _say(part, spoken)
    if not found:
        spoken.say(spoken.words("diff.same"))
    return FINE


def _say(part: Part, terminal: Terminal) -> None:
    terminal.say(terminal.paint("bold", terminal.words(f"diff.{part.name}")))
    for line in part.lines:
        terminal.say(f"  {line}")
    terminal.say()


DIFF = Command("diff", declare, run)
