# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Automaton and picks to transcript: the Python twin of runtime/src/walk.ts."""

from __future__ import annotations

from omstander.walk.automaton import Automaton, Event, Problem, load, load_texts
from omstander.walk.names import fill
from omstander.walk.phone import phone, titles
from omstander.walk.walk import (
    Pick,
    Step,
    Walk,
    corridor,
    ending,
    events,
    last_events,
    last_thing,
    moment,
    offers,
    read_picks,
    start,
    step,
    walk,
    write_picks,
)

__all__ = [
    "Automaton",
    "Event",
    "Pick",
    "Problem",
    "Step",
    "Walk",
    "corridor",
    "ending",
    "events",
    "fill",
    "last_events",
    "last_thing",
    "load",
    "load_texts",
    "moment",
    "offers",
    "phone",
    "read_picks",
    "start",
    "step",
    "titles",
    "walk",
    "write_picks",
]
