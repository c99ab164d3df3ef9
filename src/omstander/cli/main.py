# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""From arguments to an exit code: 0 fine, 1 the story has errors, 2 wrong use."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from omstander.cli.arguments import build_parser, read_arguments
from omstander.cli.command import STORY_HAS_ERRORS, WRONG_USE, WrongUseError
from omstander.cli.commands import COMMANDS
from omstander.cli.examining import UnsoundStoryError
from omstander.cli.languages import asked_language, usual_language
from omstander.cli.stories import refusal
from omstander.cli.terminal import Terminal, open_terminal, stand_in
from omstander.files.data import DataMissingError
from omstander.files.scripts import ScriptError

INTERRUPTED, PIPE_CLOSED = 130, 141
"""As shells count: 128 and the number of the signal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    stand_in()
    terminal = open_terminal(asked_language(given, os.environ), usual_language(os.environ), os.environ)
    try:
        code = _run(given, terminal)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _write_no_more()
        return PIPE_CLOSED
    except OSError as error:
        _write_no_more()
        terminal.note(f"omstander: {_failure(error, terminal)}")
        return WRONG_USE
    return code


def _failure(error: OSError, terminal: Terminal) -> str:
    """Say what the system refused: a file that it names, else the answer itself."""
    detail = error.strerror or type(error).__name__
    if error.filename is not None:
        return terminal.words("script.unreadable", name=error.filename, detail=detail)
    return terminal.words("answer.failed", detail=detail)


def _write_no_more() -> None:
    """Let what Python still wants to write at its end go nowhere: nobody can read it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str], terminal: Terminal) -> int:
    try:
        return _dispatch(arguments, terminal)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except WrongUseError as error:
        terminal.note(f"omstander: {error}")
    except ScriptError as error:
        terminal.note(f"omstander: {refusal(error, terminal)}")
    except UnsoundStoryError as error:
        terminal.note(terminal.speaking(error.keywords).words("refused", name=error.name))
        return STORY_HAS_ERRORS
    except DataMissingError as error:
        terminal.note(f"omstander: {error}")
    return WRONG_USE


def _dispatch(arguments: Sequence[str], terminal: Terminal) -> int:
    if not arguments:
        terminal.say(build_parser(COMMANDS, terminal.words).format_help().rstrip())
        return WRONG_USE
    asked = read_arguments(arguments, COMMANDS, terminal.words)
    if asked.command is None:
        raise WrongUseError(terminal.words("use.command"))
    return next(command for command in COMMANDS if command.name == asked.command).run(asked, terminal)
