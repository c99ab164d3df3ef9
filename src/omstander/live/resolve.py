# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a class did, from what its seats chose: `spec/protocol.md`, *Resolving*. The cut-offs are data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from omstander.live.rules import Cut, Rules
from omstander.walk import Pick

GROUP = ("distract", "direct")
PRIVATE = ("delay", "delegate", "document")
CONSTRUCTIVE = GROUP + PRIVATE
HARM = ("join", "attack")

Moment = Mapping[str, Any]
"""A moment of an automaton."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What is followed, and what may be said of it: `group` is `silent`, `said`, `together` or `joined`."""

    pick: Pick
    group: str
    private: bool


def kind_of(option: Sequence[Any]) -> str:
    """Return `open`, `quiet`, `harm` or `silent` for an option of an automaton."""
    if option[1] in CONSTRUCTIVE:
        return "quiet" if len(option) > 2 and option[2] else "open"
    return "harm" if option[1] in HARM else "silent"


def resolve(moment: Moment, offers: Iterable[Pick], tally: Mapping[int, int], rules: Rules) -> Resolution:
    """Decide what the class did.

    Args:
        moment: of the automaton of the class.
        offers: what can be picked in this state.
        tally: seats by option (its place from 1); 0 is "I only watch" and counts for nothing.
        rules: the cut-offs.
    """
    offered = set(offers)
    counts = {pick.option: tally.get(pick.option, 0) for pick in offered}
    n = sum(counts.values())
    sides = _sides(moment, counts)
    many = Cut(rules.many.at_least, tuple(moment["together"])) if "together" in moment else rules.many
    said, quiet, harm = (sum(sides[side].values()) for side in ("open", "quiet", "harm"))
    # Not by what the moment asks for `together`: both at half would leave no room for doubt about the rest.
    private = rules.many.is_reached(quiet, n)
    if rules.harm.is_reached(harm, n) and harm > said + quiet:
        return Resolution(Pick(_most(sides["harm"])), "joined", private)
    if said and (rules.few.is_reached(said, n) or not quiet):
        together = Pick(_most(sides["open"]), many=True)
        if many.is_reached(said, n) and rules.few.is_reached(said, n) and together in offered:
            return Resolution(together, "together", private)
        return Resolution(Pick(together.option), "said", private)
    return Resolution(Pick(_most(sides["quiet"] if quiet else sides["silent"])), "silent", private)


def _sides(moment: Moment, counts: Mapping[int, int]) -> dict[str, dict[int, int]]:
    """The counts of what is offered, by kind, in the order of the script."""
    sides: dict[str, dict[int, int]] = {"open": {}, "quiet": {}, "harm": {}, "silent": {}}
    for option in sorted(counts):
        sides[kind_of(moment["options"][option - 1])][option] = counts[option]
    return sides


def _most(counts: Mapping[int, int]) -> int:
    """The option chosen most; of equals the first in the script."""
    return max(counts, key=lambda option: (counts[option], -option))
