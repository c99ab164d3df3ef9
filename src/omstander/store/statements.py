# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The SQL. Three tables that only grow at their end, and whose rows are blanked where they stand.

Why blanked and not deleted: SQLite overwrites a row that is deleted, but rows that it moves to make pages fuller leave
copies behind in the gaps of other pages, and those stay when such a row is deleted later. Rows that come at the end and
never go are never moved; one that is overwritten with zeros of the same length is overwritten in place. Now and then
`tidy` copies what is left into new tables and drops the old ones, whose pages are then overwritten whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

Row = tuple[int, str, str]
"""The place in the table, the session, and the record as JSON."""

AT_ONCE = 1000
"""Rows in one statement; SQLite takes some ten thousand values in one."""
TABLES = {"record": "session, content", "need": "session, mark", "part": "mark, content"}
_TAKING = "FROM json_each(?) AS asked JOIN record ON record.place = asked.value"


def add_records(database: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Add rows to the end, all in one statement: each statement waits for its turn among the threads."""
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
    asked = json.dumps(list(places))
    return [row[0] for row in database.execute(f"SELECT content {_TAKING} ORDER BY place", (asked,))]


def part_of(database: sqlite3.Connection, mark: str) -> bytes | None:
    """Give a part."""
    row = database.execute("SELECT content FROM part WHERE mark = ?", (mark,)).fetchone()
    return row and bytes(row[0])


def places(database: sqlite3.Connection) -> tuple[dict[str, list[int]], int]:
    """Give where the records of each session are, and the place of the last row (0 if there is none)."""
    found: dict[str, list[int]] = {}
    for place, session in database.execute(
        "SELECT place, session FROM record WHERE typeof(session) = 'text' ORDER BY place"
    ):
        found.setdefault(session, []).append(place)
    last: int = database.execute("SELECT coalesce(max(place), 0) FROM record").fetchone()[0]
    return found, last


def blanks(database: sqlite3.Connection) -> int:
    """Count the rows that are blank."""
    count: int = database.execute("SELECT count(*) FROM record WHERE typeof(session) = 'blob'").fetchone()[0]
    return count


def blank(database: sqlite3.Connection, session: str, places: Sequence[int]) -> None:
    """Overwrite all that a session has with zeros, and the parts that nobody needs any more."""
    _zero(database, "record", "place IN (SELECT value FROM json_each(?))", json.dumps(list(places)))
    _zero(database, "need", "session = ?", session)
    _zero(
        database,
        "part",
        "typeof(mark) = 'text' AND mark NOT IN (SELECT mark FROM need WHERE typeof(mark) = 'text')",
    )


def _zero(database: sqlite3.Connection, table: str, where: str, *values: str) -> None:
    zeros = ", ".join(f"{one} = zeroblob(length(CAST({one} AS BLOB)))" for one in TABLES[table].split(", "))
    database.execute(f"UPDATE {table} SET {zeros} WHERE {where}", values)


def tidy(database: sqlite3.Connection) -> None:
    """Let go of the blank rows: what is left goes to new tables, within the transaction of the caller."""
    for table, columns in TABLES.items():
        first = columns.split(", ")[0]
        shape: str = database.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
        database.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
        database.execute(shape)
        database.execute(
            f"INSERT INTO {table} SELECT * FROM old_{table} WHERE typeof({first}) = 'text' ORDER BY place"
        )
        database.execute(f"DROP TABLE old_{table}")
