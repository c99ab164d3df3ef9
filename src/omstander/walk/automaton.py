# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Loading: a story as it came over the wire, checked so that no walk can stumble over it afterwards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FORMAT = 1

Event = Mapping[str, Any]
"""What happened in a chat, as `spec/automaton.md` describes it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be done: `damaged`, `foreign`, `other-format`, `other-story`, `malformed`,
    `not-offered` or `after-the-end`; `at` is the pick's place in the list from 1, 0 where it is not
    about a pick."""

    code: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Automaton:
    """A loaded automaton: `parts` as in the file."""

    parts: Mapping[str, Any]

    @property
    def nodes(self) -> list[Any]:
        """All nodes, in topological order."""
        nodes: list[Any] = self.parts["nodes"]
        return nodes

    @property
    def runs(self) -> list[list[Event]]:
        """All runs of events."""
        runs: list[list[Event]] = self.parts["runs"]
        return runs


def load(source: str | Mapping[str, Any]) -> Automaton | Problem:
    """Read an automaton; everything that a walk relies on is checked here, once."""
    parts = _read(source, "nodes")
    if isinstance(parts, Problem):
        return parts
    try:
        sound = _sound(parts)
    except (KeyError, TypeError, IndexError, AttributeError, ValueError):
        sound = False
    return Automaton(parts) if sound else Problem("damaged")


def load_texts(source: str | Mapping[str, Any], automaton: Automaton) -> Mapping[str, Any] | Problem:
    """Read the texts of one language that belong to this automaton."""
    parts = _read(source, "texts")
    if isinstance(parts, Problem):
        return parts
    if parts.get("version") != automaton.parts["version"]:
        return Problem("other-story")
    wanted = {"texts": str, "names": str}
    sound = all(isinstance(parts.get(key), list) for key in wanted) and all(
        isinstance(item, kind) for key, kind in wanted.items() for item in parts[key]
    )
    return parts if sound and len(parts["names"]) == len(automaton.parts["people"]) else Problem("damaged")


def _read(source: str | Mapping[str, Any], key: str) -> Mapping[str, Any] | Problem:
    try:
        parts = json.loads(source) if isinstance(source, str) else source
    except (ValueError, RecursionError):
        return Problem("damaged")
    if not isinstance(parts, Mapping) or key not in parts or "format" not in parts:
        return Problem("foreign")
    return parts if parts["format"] == FORMAT else Problem("other-format")


def _sound(parts: Mapping[str, Any]) -> bool:
    lists = ("chats", "endings", "moments", "nodes", "people", "runs", "start")
    return (
        all(isinstance(parts[key], list) for key in lists)
        and isinstance(parts["version"], str)
        and all(isinstance(chat["members"], list) for chat in parts["chats"])
        and all(_event(event, parts) for run in parts["runs"] for event in run)
        and all(isinstance(option[1], str) for moment in parts["moments"] for option in moment["options"])
        and all(_last(last, parts) for last in parts.get("last") or [])
        and _whole(parts["start"][0])
        and _edge(parts["start"], -1, parts)
        and all(_node(node, place, parts) for place, node in enumerate(parts["nodes"]))
    )


def _event(event: Event, parts: Mapping[str, Any]) -> bool:
    people = [event.get("by", -1), *event.get("people", []), *event.get("noticers", [])]
    inside = _within(event.get("in", -1), -1, parts["chats"])
    return inside and all(_within(person, -2, parts["people"]) for person in people)


def _last(last: Mapping[str, Any] | None, parts: Mapping[str, Any]) -> bool:
    """What an ending closes with: none, or options with runs that are there."""
    return last is None or all(
        isinstance(option[1], str) and all(_within(run, 0, parts["runs"]) for run in option[2:])
        for option in last["options"]
    )


def _node(node: Mapping[str, Any], place: int, parts: Mapping[str, Any]) -> bool:
    """An ending that is there, or edges of which one can always be taken."""
    if "ending" in node:
        return _within(node["ending"], 0, parts["endings"])
    keyed = node["edges"]
    if "moment" in node:
        figures = len(node["reach"]) > 0 and all(len(reach) == 3 for reach in node["reach"])
        begun = figures and _within(node["moment"], 0, parts["moments"])
    else:
        begun = keyed[0][0] is None
        keyed = keyed[1:]
    begun = begun and len(node["edges"]) > 0 and all(_whole(edge[0]) for edge in keyed)
    return begun and all(_edge(edge, place, parts) for edge in node["edges"])


def _edge(edge: list[Any], place: int, parts: Mapping[str, Any]) -> bool:
    """Edges lead forward and name runs that are there: no walk can go round in circles or fall out."""
    return (
        _within(edge[1], place + 1, parts["nodes"])
        and len(edge) >= 4
        and all(_whole(number) for number in edge[2:4])
        and all(_within(run, 0, parts["runs"]) for run in edge[4:])
    )


def _within(number: object, low: int, items: list[Any]) -> bool:
    return isinstance(number, int) and low <= number < len(items)


def _whole(number: object) -> bool:
    return isinstance(number, int)
