# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Data that stands in a page for its script, and which words are worth carrying there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape
from typing import Any

from omstander.emit import to_json
from omstander.walk import Automaton

LATER = frozenset(("act", "can", "end", "hey", "look", "number", "other"))
"""Groups of words that are said after the ending only."""


def data_block(name: str, content: Mapping[str, Any]) -> str:
    """Return data as an element that no browser executes, whatever stands in it."""
    written = to_json(content).strip().replace("<", "\\u003c")
    return f'<script type="application/json" id="{escape(name)}">{written}</script>'


def for_script(automaton: Automaton, words: Mapping[str, Any]) -> dict[str, Any]:
    """Keep of the words what the script may say in this story.

    Left out is what is only ever printed, what comes later, and what tells of events and days that it does
    not have.
    """
    events = [event for run in automaton.parts["runs"] for event in run]
    told: dict[str, Collection[str]] = {
        "paper": {"heading"},
        "event": {str(event["kind"]) for event in events if "kind" in event},
        "day": {str(event["day"]) for event in events if "day" in event},
        **dict.fromkeys(LATER, frozenset[str]()),
    }
    strings = {key: said for key, said in words["strings"].items() if _is_said(key, told)}
    return {**words, "strings": strings}


def for_later(words: Mapping[str, Any]) -> dict[str, Any]:
    """Keep of the words what is said after the ending only; it comes while somebody plays."""
    return {"strings": {key: said for key, said in words["strings"].items() if _is_later(key)}}


def _is_later(key: str) -> bool:
    return key.partition(".")[0] in LATER


def _is_said(key: str, told: Mapping[str, Collection[str]]) -> bool:
    group, _, name = key.partition(".")
    return group not in told or name.split(".")[0] in told[group]
