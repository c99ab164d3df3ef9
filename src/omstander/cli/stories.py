# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Stories as the commands get them: found, read, and refused with a plain line where they cannot be had."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from omstander.cli.command import WrongUseError
from omstander.cli.terminal import Terminal
from omstander.files.scripts import LARGEST, Script, ScriptError, find_script, read_script

STANDARD_INPUT = "-"


def read_story(name: str) -> Script:
    """Read the story that is meant: a path, a folder, a bundled story's id, or `-` for standard input.

    Raises:
        ScriptError: there is no such story.
    """
    if name == STANDARD_INPUT:
        return Script.of("story", None, sys.stdin.buffer.read(LARGEST + 1))
    return read_script(find_script(name))


def refusal(error: ScriptError, terminal: Terminal) -> WrongUseError:
    """Say in one line why a story cannot be had."""
    words = terminal.words
    line = words(f"script.{error.reason}", name=error.name, detail=error.detail)
    meant = error.detail if error.reason == "missing" else ""
    return WrongUseError(f"{line} {words('use.meant', name=meant)}" if meant else line)


def tell_refused(refused: Sequence[ScriptError], some_left: bool, terminal: Terminal) -> None:
    """Say which stories cannot be had, where the others are gone on with.

    Raises:
        ScriptError: there are no others.
    """
    for one in refused if some_left else refused[:-1]:
        terminal.note(f"omstander: {refusal(one, terminal)}")
    if refused and not some_left:
        raise refused[-1]


def write_text(path: Path, text: str, terminal: Terminal) -> None:
    """Write a file as a whole or not at all: beside it first, then in its place.

    Raises:
        WrongUseError: it cannot be written.
    """
    beside = path.parent / f".{path.name}.{os.getpid()}"
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        if path.exists():
            beside.chmod(path.stat().st_mode)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        detail = error.strerror or type(error).__name__
        raise WrongUseError(terminal.words("write.failed", name=path, detail=detail)) from error
