# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The arguments of the command line, and help that an editor understands."""

from __future__ import annotations

import argparse
import difflib
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import NoReturn

from omstander import __version__
from omstander.cli.command import Command, WrongUseError
from omstander.cli.languages import SETTING
from omstander.files.words import Words


class Parser(ArgumentParser):
    """A parser that raises instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments."""
        raise WrongUseError(message)


def read_arguments(arguments: Sequence[str], commands: Sequence[Command], words: Words) -> Namespace:
    """Parse the arguments; the result has `command` as well.

    Raises:
        WrongUseError: they cannot be understood.
        SystemExit: help or the version was asked for, and printed.
    """
    parser = build_parser(commands, words)
    names = [command.name for command in commands]
    first = next((one for one in arguments if not one.startswith("-")), "")
    if arguments and arguments[0] == first and first not in names:
        near = difflib.get_close_matches(first, names, 1, 0.4)
        hint = " " + words("use.meant", name=near[0]) if near else ""
        raise WrongUseError(words("use.unknown", name=first) + hint)
    return parser.parse_args(arguments)


def build_parser(commands: Sequence[Command], words: Words) -> ArgumentParser:
    """Build the parser with all its commands."""
    _speak(words)
    parser = Parser(
        prog="omstander",
        description=words("about"),
        epilog=words("example"),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version", action="version", version=f"Omstander {__version__}", help=words("version")
    )
    _add_language(parser, words)
    below = parser.add_subparsers(dest="command", metavar=words("command"), title=words("commands"))
    for command in commands:
        child = below.add_parser(
            command.name,
            help=words(f"{command.name}.short"),
            description=words(f"{command.name}.about"),
            epilog=words(f"{command.name}.example"),
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.declare(child, words)
        if "--language" not in child._option_string_actions:
            _add_language(child, words)
    return parser


def add_story(parser: ArgumentParser, words: Words) -> None:
    """Take one story."""
    parser.add_argument("story", metavar=words("story"), help=words("story.help"))


def _add_language(parser: ArgumentParser, words: Words) -> None:
    text = words("language.help", setting=SETTING)
    parser.add_argument(
        "--language", metavar="nl|en", choices=("nl", "en"), default=argparse.SUPPRESS, help=text
    )


def _speak(words: Words) -> None:
    """Let argparse say its own sentences in our language; it looks them up through the name `_`."""
    vars(argparse)["_"] = lambda sentence: words.find(f"argparse:{sentence}") or sentence
