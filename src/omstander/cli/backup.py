# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander backup`: a copy of the database of a server, also while classes are at work."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import datetime
from pathlib import Path

from omstander.cli.command import FINE, Command, WrongUseError
from omstander.cli.terminal import Terminal
from omstander.files.words import Words
from omstander.store import DatabaseRefusedError, copy_database


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take a database, and where its copy goes."""
    parser.add_argument("database", metavar=words("file"), type=Path, help=words("backup.database"))
    parser.add_argument("--to", metavar=words("file"), type=Path, help=words("backup.to"))


def run(asked: Namespace, terminal: Terminal) -> int:
    """Copy, never over a file that is there, and say where the copy is."""
    to: Path = asked.to or _today(asked.database)
    try:
        copy_database(asked.database, to)
    except DatabaseRefusedError as error:
        raise WrongUseError(refusal(error, terminal)) from error
    terminal.say(terminal.words("backup.done", name=to, size=to.stat().st_size))
    return FINE


def refusal(error: DatabaseRefusedError, terminal: Terminal) -> str:
    """Say in one line why a database is refused."""
    return terminal.words(f"database.{error.why}", name=error.path, detail=error.detail)


def _today(database: Path) -> Path:
    """Name a copy after this second, so that yesterday's is not in the way."""
    now = datetime.now().strftime("%Y-%m-%d-%H%M%S")
    return database.with_name(f"{database.stem}-{now}{database.suffix}")


BACKUP = Command("backup", declare, run)
