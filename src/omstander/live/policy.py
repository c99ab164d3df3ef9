# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How a simulated pupil chooses: weights from data, and draws that are passed in. No dice of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from omstander.walk import Walk, moment, offers

WATCH = 0
"""The value of an act that says: I only watch."""

KINDS = ("watch", "silent", "private", "group", "join", "attack")
"""The kinds of act that a policy weighs."""

Value = TypeVar("Value")
Answer = tuple[str, int | str]
"""`about` and `value` of a choice, as `spec/protocol.md` has them."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How likely each kind of act is. `acts` is None where everything that is offered is as likely."""

    name: str
    acts: Mapping[str, float] | None
    think: Mapping[str, float]
    most: Mapping[str, float]
    changes: float


@dataclass(frozen=True, slots=True)
class Offer:
    """An option that can be chosen, by its place from 1, and its kind."""

    option: int
    kind: str


def policy_of(name: str, parts: Mapping[str, Any]) -> Policy:
    """Read one policy as it stands in `content/class/policies.json`."""
    acts = None if parts.get("evenly") else parts["acts"]
    return Policy(name, acts, parts["think"], parts["most"], parts["changes"])


def offered(walk: Walk) -> list[Offer]:
    """List what a seat can choose here, watching included; nothing where the story asks nothing."""
    number = moment(walk)
    if number < 0:
        return []
    options = walk.automaton.parts["moments"][number]["options"]
    places = sorted({pick.option for pick in offers(walk)})
    return [Offer(WATCH, "watch"), *(Offer(place, _kind(*options[place - 1])) for place in places)]


def act(policy: Policy, offers: Sequence[Offer], kind: float, which: float) -> int:
    """Choose an option.

    Args:
        policy: the weights.
        offers: what can be chosen; at least one.
        kind: a draw from [0, 1) for the kind of act.
        which: a draw from [0, 1) for the option among those of that kind.
    """
    if policy.acts is None:
        return offers[int(which * len(offers))].option
    there = {offer.kind for offer in offers}
    weights = {name: weight for name, weight in policy.acts.items() if name in there}
    if not sum(weights.values()):
        return WATCH
    chosen = drawn(weights, kind)
    of_kind = [offer for offer in offers if offer.kind == chosen]
    return of_kind[int(which * len(of_kind))].option


def answers(
    policy: Policy, stage: Mapping[str, Any], offers: Sequence[Offer], marks: int, draw: Callable[[], float]
) -> list[Answer]:
    """Draw what a seat sends at a stage, in order; whoever changes their mind sends an act twice.

    Args:
        policy: the weights.
        stage: what all screens know.
        offers: what can be chosen there.
        marks: how many messages *Hé* asks about.
        draw: gives a number from [0, 1) each time.
    """
    if stage["at"] == "hey":
        return [("hey", int(draw() * (marks + 1)) - 1)]
    if stage["at"] != "open":
        return []
    views: list[Answer] = []
    if stage["views"]:
        views = [("think", drawn(policy.think, draw())), ("most", drawn(policy.most, draw()))]
    times = 2 if draw() < policy.changes else 1
    return [*views, *(("act", act(policy, offers, draw(), draw())) for _ in range(times))]


def drawn(weights: Mapping[Value, float], draw: float) -> Value:
    """Give the key where a draw from [0, 1) falls; every key gets its share of the whole."""
    point = draw * sum(weights.values())
    for key, weight in weights.items():
        point -= weight
        if point < 0:
            return key
    return next(key for key in reversed(list(weights)) if weights[key])


def _kind(_label: int, act: str, private: int = 0) -> str:
    if act in {"silent", "join", "attack"}:
        return act
    return "private" if private else "group"
