# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander new`: a short story to go on from."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from omstander.cli.command import FINE, Command, WrongUseError
from omstander.cli.terminal import Terminal
from omstander.files.data import data_root
from omstander.files.scripts import ENDING
from omstander.files.words import Words
from omstander.wording import LANGUAGES

TITLE = "TITEL"
"""What stands in the templates where the title goes."""
FOREIGN = re.compile(r"\.[A-Za-z0-9]{1,5}")
"""The ending of some other kind of file; what is longer, or has spaces, is part of a name."""


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take a path, a language and a title."""
    parser.add_argument("path", metavar=words("file"), help=words("new.path"))
    parser.add_argument("--language", choices=LANGUAGES, help=words("new.language"))
    parser.add_argument("--title", help=words("new.title"))


def run(asked: Namespace, terminal: Terminal) -> int:
    """Write the story; never over a file that is there."""
    words = terminal.words
    title = " ".join((asked.title if asked.title is not None else words("new.title.usual")).split())
    if not title:
        raise WrongUseError(words("new.empty"))
    path = _target(asked.path, words)
    text = template(asked.language or words.language).replace(TITLE, title)
    _write_new(path, text, terminal)
    terminal.note(words("new.done", name=path))
    return FINE


def template(language: str) -> str:
    """Read the story to begin with, in one language."""
    return (data_root() / "content" / "templates" / (language + ENDING)).read_text(encoding="utf-8")


def _target(name: str, words: Words) -> Path:
    """Choose the file to write: the ending may be left out, another one is a mistake."""
    path = Path(name)
    if name.endswith(("/", os.sep)) or path.name in {"", "..", ENDING}:
        folder = path.parent if path.name == ENDING else path
        example = folder / (words("new.file.usual") + ENDING)
        raise WrongUseError(words("new.no-file", example=example))
    if path.suffix == ENDING:
        return path
    if FOREIGN.fullmatch(path.suffix):
        raise WrongUseError(words("new.ending", name=name, instead=path.with_suffix(ENDING)))
    return path.with_name(path.name + ENDING)


def _write_new(path: Path, text: str, terminal: Terminal) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise WrongUseError(terminal.words("new.exists", name=path)) from error
    except FileNotFoundError as error:
        raise WrongUseError(terminal.words("new.folder", name=path.parent)) from error
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise WrongUseError(terminal.words("write.failed", name=path, detail=detail)) from error


NEW = Command("new", declare, run)
