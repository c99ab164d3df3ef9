# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Whether what the server said to be saved is what it keeps: its records against a ledger."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from omstander.live import fingerprint
from omstander.live.machine import KEY_LENGTH
from omstander.practice.ledger import Ledger
from omstander.store.opening import examine, open_reader
from omstander.store.statements import all_records

CONTENT = ("opened", "about", "value")

FOUND = ("kept", "lost", "doubled", "changed", "foreign", "entries")

Records = Sequence[Mapping[str, Any]]


def read_records(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Read all that is kept, without writing a byte; a server may be at work in the file.

    Raises:
        DatabaseRefusedError: it is no database of ours.
    """
    examine(path.resolve())
    found: dict[str, list[dict[str, Any]]] = {}
    with closing(open_reader(path.resolve())) as database:
        for _, session, content in all_records(database):
            found.setdefault(session, []).append(json.loads(content))
    return found


def compared(ledgers: Sequence[Ledger], kept: Mapping[str, Records]) -> dict[str, int]:
    """Compare every class with the session that has its choices.

    Returns:
        How many choices were acknowledged and are there (`kept`), are not (`lost`), are there more than once
        (`doubled`), say something else (`changed`), or stand in another class (`foreign`), and how many log
        entries are others than the class saw (`entries`).
    """
    found: Counter[str] = Counter(
        dict.fromkeys(("kept", "lost", "doubled", "changed", "foreign", "entries"), 0)
    )
    homes = {key: name for name, records in kept.items() for key in _choices(records)}
    for ledger in ledgers:
        if not ledger.chosen:
            continue
        home, _ = Counter(homes.get(_kept_as(one.key), "") for one in ledger.chosen).most_common(1)[0]
        _compare(ledger, kept.get(home, ()), homes, home, found)
    return dict(found)


def _compare(
    ledger: Ledger, records: Records, homes: Mapping[str, str], home: str, found: Counter[str]
) -> None:
    there = _choices(records)
    for one in ledger.chosen:
        key = _kept_as(one.key)
        same = there.get(key, [])
        found["lost"] += key not in homes
        found["foreign"] += homes.get(key, home) != home
        found["kept"] += bool(same)
        found["doubled"] += max(0, len(same) - 1)
        found["changed"] += any(record[part] != one.content[part] for record in same for part in CONTENT)
    written = [record["entry"] for record in records if record["kind"] == "entry"]
    found["entries"] += written[: len(ledger.entries)] != ledger.read()


def _kept_as(key: str) -> str:
    """What a device sends as a key is never kept as it came."""
    return fingerprint(key)[:KEY_LENGTH]


def _choices(records: Records) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for record in records:
        if record["kind"] == "choice":
            found.setdefault(record["key"], []).append(record)
    return found
