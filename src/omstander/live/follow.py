# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The fold of the log: what all screens know. The twin of `runtime/src/class/follow.ts`; `spec/protocol.md`,
*Follow*, is the law of both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Entry = Mapping[str, Any]
Stage = Mapping[str, Any]

LOBBY: Stage = {
    "last": 0,
    "at": "lobby",
    "path": "",
    "moment": -1,
    "opened": 0,
    "round": 0,
    "seconds": None,
    "views": False,
    "what": "",
    "question": 0,
    "levels": None,
    "reveals": [],
    "paused": False,
    "hidden": False,
    "wiped": False,
}
"""Before the first entry."""


def follow(stage: Stage, entry: Entry) -> Stage:
    """Return the stage after an entry; one that is not the next is stepped over."""
    if entry["n"] != stage["last"] + 1:
        return stage
    change = CHANGES.get(entry["kind"])
    return {**stage, "last": entry["n"], **(change(stage, entry) if change else {})}


def _played(stage: Stage, entry: Entry) -> Stage:
    return {"at": "playing", "path": entry["path"], "moment": entry.get("moment", -1)}


def _resolved(stage: Stage, entry: Entry) -> Stage:
    seen = {key: entry[key] for key in ("moment", "pick", "group", "private", "view")}
    reveal = {**seen, "round": stage["round"]}
    return {**_played(stage, entry), "reveals": [*stage["reveals"], reveal]}


def _opened(stage: Stage, entry: Entry) -> Stage:
    told = {key: entry[key] for key in ("moment", "round", "seconds", "views")}
    return {**told, "at": "open", "opened": entry["n"]}


def _showed(stage: Stage, entry: Entry) -> Stage:
    return {"at": "showing", "what": entry["what"], "question": entry.get("question", 0)}


CHANGES: dict[str, Callable[[Stage, Entry], Stage]] = {
    "started": _played,
    "hey": lambda stage, entry: {"at": "hey", "opened": entry["n"]},
    "heard": lambda stage, entry: {"at": "heard", "levels": entry["levels"]},
    "opened": _opened,
    "more-time": lambda stage, entry: {"seconds": (stage["seconds"] or 0) + entry["seconds"]},
    "resolved": _resolved,
    "reopened": _played,
    "also": _played,
    "showed": _showed,
    "paused": lambda stage, entry: {"paused": True},
    "resumed": lambda stage, entry: {"paused": False},
    "hidden": lambda stage, entry: {"hidden": True},
    "shown": lambda stage, entry: {"hidden": False},
    "ended": lambda stage, entry: {"at": "ended", "wiped": entry["wiped"]},
}
