# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The SQL. Three tables that only grow at their end, and whose rows are blanked where they stand.

Why blanked and not deleted: SQLite overwrites a row that is deleted, but rows that it moves to make pages
fuller leave copies behind in the gaps of pages, and those stay when such a row is deleted later. Rows that
come at the end and never go are never moved, and zeros of the same length are written in place. Now and then
`tidy` copies what is left into new tables and drops the old ones, whose pages SQLite overwrites whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

Row = tuple[int, str, str]
"""The place in the table, the session, and the record as JSON."""

AT_ONCE = 1000
"""Rows in one statement; SQLite takes some ten thousand values in one."""

TABLES = {"record": ("session", "content"), "need": ("session", "mark"), "part": ("mark", "content")}
"""Every table with the columns that are blanked. Text in the first means that a row is not blank."""


def add_records(database: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Add rows to the end, many in one statement: each statement waits for its turn among the threads."""
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        values = ", ".join(["(?, ?, ?)"] * len(some))
        database.execute(f"INSERT INTO record VALUES {values}", [one for row in some for one in row])


def add_part(database: sqlite3.Connection, session: str, mark: str, content: bytes) -> None:
    """Say that a session needs a part, and keep it unless it is there."""
    database.execute("INSERT INTO need (session, mark) VALUES (?, ?)", (session, mark))
    database.execute(
        "INSERT INTO part (mark, content) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM part WHERE mark = ?)",
        (mark, content, mark),
    )


def all_records(database: sqlite3.Connection) -> Iterable[Row]:
    """Give every row that is not blank, in order."""
    return database.execute(
        "SELECT place, session, content FROM record WHERE typeof(session) = 'text' ORDER BY place"
    )


def records_at(database: sqlite3.Connection, places: Sequence[int]) -> list[str]:
    """Give the records at these places, in order."""
    asked = "SELECT content FROM record WHERE place IN (SELECT value FROM json_each(?)) ORDER BY place"
    return [row[0] for row in database.execute(asked, (json.dumps(list(places)),))]


def part_of(database: sqlite3.Connection, mark: str) -> bytes | None:
    """Give a part."""
    row = database.execute("SELECT content FROM part WHERE mark = ?", (mark,)).fetchone()
    return row and bytes(row[0])


def places(database: sqlite3.Connection) -> tuple[dict[str, list[int]], int, int]:
    """Give where the records of each session are, the place of the last row, and how many are blank."""
    found: dict[str, list[int]] = {}
    last = blank = 0
    rows = database.execute("SELECT place, session, typeof(session) = 'text' FROM record ORDER BY place")
    for last, session, full in rows:
        if full:
            found.setdefault(session, []).append(last)
        else:
            blank += 1
    return found, last, blank


def blank(database: sqlite3.Connection, session: str, places: Sequence[int]) -> None:
    """Overwrite all that a session has with zeros, and the parts that nobody needs any more."""
    _zero(database, "record", "place IN (SELECT value FROM json_each(?))", json.dumps(list(places)))
    _zero(database, "need", "session = ?", session)
    needed = "SELECT mark FROM need WHERE typeof(mark) = 'text'"
    _zero(database, "part", f"typeof(mark) = 'text' AND mark NOT IN ({needed})")


def tidy(database: sqlite3.Connection) -> None:
    """Let go of the blank rows: what is left goes to new tables, within the transaction of the caller."""
    for table, (first, _) in TABLES.items():
        asked = "SELECT sql FROM sqlite_schema WHERE name = ?"
        shape: str = database.execute(asked, (table,)).fetchone()[0]
        database.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
        database.execute(shape)
        left = f"SELECT * FROM old_{table} WHERE typeof({first}) = 'text' ORDER BY place"
        database.execute(f"INSERT INTO {table} {left}")
        database.execute(f"DROP TABLE old_{table}")


def _zero(database: sqlite3.Connection, table: str, where: str, *values: str) -> None:
    zeros = ", ".join(f"{one} = zeroblob(length(CAST({one} AS BLOB)))" for one in TABLES[table])
    database.execute(f"UPDATE {table} SET {zeros} WHERE {where}", values)
