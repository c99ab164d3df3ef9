# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The lock file: which id belongs to which text, so that an edited text keeps its id and its translations.

One line per text, sorted by id, with tabs between: the id, the scene (the id of its title), the id of the
text before it, the role (`label/distract` for an option), the speaker, the chat, the text. It names its
predecessor instead of a number, so that a new line changes two lines of the file and not all that come
after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from omstander.model.diagnostic import NOWHERE, Diagnostic, diagnostic

HEAD_LINES = (
    "# The ids of the texts of this story. Written by `omstander translate`, not by hand.",
    "# id, scene, after, role, speaker, chat, text",
)
COMMENT = "#"
NOTHING = "-"
ID = re.compile(r"[a-z2-7]{6}")
ESCAPES = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))
ESCAPED = re.compile(r"\\([\\tnr])")
UNESCAPED = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


@dataclass(frozen=True, slots=True)
class LockLine:
    """What is kept of one text. `scene` is the id of the title of its scene, `head` or `debrief`."""

    id: str
    scene: str
    role: str
    act: str
    speaker: str
    chat: str
    text: str


@dataclass(frozen=True, slots=True)
class Lock:
    """All texts in the order of the script, and the comments at the top of the file."""

    lines: tuple[LockLine, ...]
    head: tuple[str, ...] = HEAD_LINES


EMPTY_LOCK = Lock(())


def write_lock(lock: Lock) -> str:
    """Return the content of the lock file."""
    befores = (NOTHING, *(line.id for line in lock.lines))
    rows = sorted(_row(line, before) for line, before in zip(lock.lines, befores, strict=False))
    return "\n".join((*lock.head, *rows)) + "\n"


def _row(line: LockLine, before: str) -> str:
    role = f"{line.role}/{line.act}" if line.act else line.role
    fields = (line.id, line.scene, before, role, line.speaker, line.chat, line.text)
    return "\t".join(_escape(field) or NOTHING for field in fields)


def read_lock(content: str, file: str = "") -> tuple[Lock, list[Diagnostic]]:
    """Read a lock file. A line that is no longer one, or an id that stands twice, is told and left out."""
    found: dict[str, tuple[str, LockLine]] = {}
    at: dict[str, int] = {}
    diagnostics: list[Diagnostic] = []
    rows = [row.removesuffix("\r") for row in content.removeprefix("\ufeff").split("\n")]
    for number, row in enumerate(rows, 1):
        if not row.strip() or row.startswith(COMMENT):
            continue
        read = _read_row(row)
        if read is None:
            diagnostics.append(diagnostic("E606", NOWHERE, file=file, line=number))
        elif read[1].id in found:
            twice = read[1].id
            diagnostics.append(diagnostic("E607", NOWHERE, file=file, line=number, first=at[twice], id=twice))
        else:
            found[read[1].id] = read
            at[read[1].id] = number
    head = tuple(row for row in rows if row.startswith(COMMENT))
    return Lock(tuple(_in_order(tuple(found.values()))), head or HEAD_LINES), diagnostics


def _read_row(row: str) -> tuple[str, LockLine] | None:
    fields = row.split("\t")
    if len(fields) != 7 or not ID.fullmatch(fields[0]):
        return None
    identity, scene, before, role, speaker, chat, text = (
        "" if one == NOTHING else _unescape(one) for one in fields
    )
    role, _, act = role.partition("/")
    if not role or not text:
        return None
    return before, LockLine(identity, scene, role, act, speaker, chat, text)


def _in_order(rows: Sequence[tuple[str, LockLine]]) -> Iterator[LockLine]:
    """Follow the predecessors. Two after the same one (a merge) both come; rings and loose ends come last."""
    followers: dict[str, list[LockLine]] = {}
    lines = [line for _, line in sorted(rows, key=lambda row: row[1].id)]
    known = {line.id for line in lines}
    for before, line in sorted(rows, key=lambda row: row[1].id, reverse=True):
        followers.setdefault(before if before in known else "", []).append(line)
    seen: set[str] = set()
    waiting: list[LockLine] = [*reversed(lines), *followers.get("", ())]
    while waiting:
        line = waiting.pop()
        if line.id not in seen:
            seen.add(line.id)
            yield line
            waiting.extend(followers.get(line.id, ()))


def by_scene(lines: Sequence[LockLine]) -> dict[str, list[LockLine]]:
    """Group the lines by scene, in their order."""
    groups: dict[str, list[LockLine]] = {}
    for line in lines:
        groups.setdefault(line.scene, []).append(line)
    return groups


def _escape(field: str) -> str:
    for sign, written in ESCAPES:
        field = field.replace(sign, written)
    return field


def _unescape(field: str) -> str:
    return ESCAPED.sub(lambda found: UNESCAPED[found[1]], field)
