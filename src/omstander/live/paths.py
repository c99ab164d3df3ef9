# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Walking as a class does: what is followed where nothing is chosen.

Paths are texts of picks, as in `spec/automaton.md`; `spec/protocol.md`, *Resolving*, says what is followed.
"""

from __future__ import annotations

from collections.abc import Mapping

from omstander.live.resolve import CONSTRUCTIVE, Moment, kind_of
from omstander.walk import (
    Automaton,
    Pick,
    Problem,
    Walk,
    ending,
    moment,
    offers,
    phone,
    read_picks,
    start,
    step,
    walk,
    write_picks,
)

MARKS = 7
"""So many messages are asked about at most in *Hé*."""

Kept = Mapping[int, Pick]
"""What the class did at its moments, by moment."""


def at(automaton: Automaton, path: str) -> Walk:
    """Return the walk along a path that is known to be walkable."""
    picks = read_picks(path)
    assert not isinstance(picks, Problem), path
    here = walk(automaton, picks)
    assert not isinstance(here, Problem), path
    return here


def moment_of(here: Walk) -> Moment:
    """Return the open moment of a walk, as the automaton has it."""
    found: Moment = here.automaton.parts["moments"][moment(here)]
    return found


def taken(here: Walk, pick: Pick) -> Walk:
    """Take a pick that is known to be offered."""
    there = step(here, pick.option, pick.many)
    assert not isinstance(there, Problem), pick
    return there


def first_quiet(here: Walk) -> Pick:
    """Return the first quiet option: a private constructive one, else any constructive one, else silence."""
    options = moment_of(here)["options"]

    def rank(pick: Pick) -> int:
        option = options[pick.option - 1]
        if option[1] in CONSTRUCTIVE:
            return 0 if kind_of(option) == "quiet" else 1
        return 2 if option[1] == "silent" else 3

    return min((pick for pick in offers(here) if not pick.many), key=rank)


def go_on(here: Walk, kept: Kept | None = None) -> Walk:
    """Follow what needs no choice: to the next class moment or the ending; with `kept`, class moments follow
    what the class did there before, where that is offered, and it goes to the ending."""
    while moment(here) >= 0:
        pick = first_quiet(here)
        if moment_of(here).get("class"):
            if kept is None:
                return here
            before = kept.get(moment(here), pick)
            pick = before if before in offers(here) else pick
        here = taken(here, pick)
    return here


def begin(automaton: Automaton) -> str:
    """Return the path to the first class moment, or to the ending."""
    return write_picks(go_on(start(automaton)))


def after(automaton: Automaton, path: str, pick: Pick, kept: Kept | None = None) -> str:
    """Return the path after a resolution; `kept` is what was done before, after going back."""
    return write_picks(go_on(taken(at(automaton, path), pick), kept))


def before(automaton: Automaton, path: str, number: int) -> str | None:
    """Return the part of a path that leads to a moment; None where it does not come by."""
    here: Walk | None = at(automaton, path)
    while here is not None and moment(here) != number:
        here = here.before
    return None if here is None else write_picks(here)


def rank(automaton: Automaton, path: str) -> int:
    """Return the rank of the ending of a path, from bad to good; -1 before it."""
    return ending(at(automaton, path))


def marks(automaton: Automaton, path: str) -> int:
    """Return how many messages of the path *Hé* asks about: marked ones, as `you` sees them."""
    known: set[int] = set()
    found = 0
    for event in phone(at(automaton, path), 0):
        noticers = set(event.get("noticers", ()))
        found += bool(event.get("noticed") or noticers - known)
        known |= noticers
    return min(found, MARKS)
