# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Opening a database: looked at before anything is written, then brought to the shape of this version."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from omstander.store.holding import open_own
from omstander.store.refusals import DatabaseRefusedError

WAL = "-wal"
"""What SQLite adds to the name of a database for the file of recent writes."""
UNFINISHED = "-unfinished"
"""What the name of a file ends on until it is whole."""

OURS = int.from_bytes(b"Omst", "big")
"""In the head of the file: whose it is."""

SHAPES: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE record (place INTEGER PRIMARY KEY, session TEXT NOT NULL, content TEXT NOT NULL)",
        "CREATE TABLE need (place INTEGER PRIMARY KEY, session TEXT NOT NULL, mark TEXT NOT NULL)",
        "CREATE TABLE part (place INTEGER PRIMARY KEY, mark TEXT NOT NULL, content BLOB NOT NULL)",
    ),
)
"""The migrations, in order: what makes a file of version n - 1 one of version n (`user_version`)."""

SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA journal_mode = WAL",
    "PRAGMA fullfsync = ON",  # macOS alone: there, syncing leaves it to the disk otherwise
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
)
PATIENCE = "PRAGMA busy_timeout = 5000"
CAREFUL = ("PRAGMA trusted_schema = OFF", PATIENCE)


def open_database(path: Path) -> sqlite3.Connection:
    """Open a file for writing, made if it is not there, in the newest shape.

    Raises:
        DatabaseRefusedError: it is not ours, damaged or too new, or the system refuses.
    """
    with refusing(path):
        if not path.exists() or not path.stat().st_size:
            _make(path)
        examine(path)
        os.close(open_own(path, path))
        connection = _connect(path.as_uri(), *CAREFUL, *SETTINGS)
        with _closed_if_it_fails(connection):
            _migrate(connection)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()  # what was deleted is gone now
        return connection


def beside(path: Path, ending: str) -> Path:
    """Name a file that belongs to another."""
    return path.with_name(path.name + ending)


def open_reader(path: Path) -> sqlite3.Connection:
    """Open a file for reading alone, by whichever thread."""
    return _connect(f"{path.as_uri()}?mode=ro", *CAREFUL)


def examine(path: Path) -> None:
    """Look a file over without writing to it, or beside it.

    Raises:
        DatabaseRefusedError: it is not ours, damaged or too new.
    """
    still = "" if beside(path, WAL).exists() else "&immutable=1"
    address = f"{path.as_uri()}?mode=ro{still}"
    with refusing(path), closing(_connect(address, *CAREFUL)) as connection:
        if _number(connection, "application_id") != OURS:
            raise DatabaseRefusedError("foreign", path)
        if _number(connection, "user_version") > len(SHAPES):
            raise DatabaseRefusedError("newer", path)
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise DatabaseRefusedError("damaged", path, found)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn what SQLite, or a reader of JSON, says about a file into a refusal."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise DatabaseRefusedError("unreachable", path, str(error)) from error
    except (sqlite3.DatabaseError, ValueError) as error:
        raise DatabaseRefusedError("damaged", path, str(error)) from error


def _connect(address: str, *settings: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, cached_statements=32
    )
    with _closed_if_it_fails(connection):
        for setting in settings:
            connection.execute(setting).fetchall()
    return connection


@contextmanager
def _closed_if_it_fails(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _make(path: Path) -> None:
    """Make a file under another name first: so it is there whole or not at all, wherever we are stopped."""
    if beside(path, WAL).exists():
        raise DatabaseRefusedError("damaged", path, f"{beside(path, WAL).name} without its database")
    unfinished = beside(path, UNFINISHED)
    for ending in ("", WAL, "-shm", "-journal"):
        beside(unfinished, ending).unlink(missing_ok=True)
    os.close(open_own(unfinished, path, os.O_TRUNC))
    with closing(_connect(unfinished.as_uri(), "PRAGMA auto_vacuum = FULL", *SETTINGS)) as connection:
        connection.execute(f"PRAGMA application_id = {OURS}")
        _migrate(connection)
    os.replace(unfinished, path)


def _migrate(connection: sqlite3.Connection) -> None:
    for version in range(_number(connection, "user_version") + 1, len(SHAPES) + 1):
        connection.execute("BEGIN IMMEDIATE")
        for statement in SHAPES[version - 1]:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")


def _number(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
