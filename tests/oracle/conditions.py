# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Conditions, asked of one world."""

from __future__ import annotations

from tests.oracle.world import World, is_in

from omstander.model.story import Block, Both, Compare, Condition, Either, If, IsIn, IsYes, Not, Together


def mentions_together(condition: Condition) -> bool:
    """Whether a condition asks `samen`."""
    if isinstance(condition, Together):
        return True
    if isinstance(condition, Not):
        return mentions_together(condition.inner)
    return isinstance(condition, Both | Either) and any(mentions_together(part) for part in condition.parts)


def asks_together(block: Block) -> bool:
    """Whether a block asks `samen` anywhere."""
    conditions = [item for item in block if isinstance(item, If)]
    return any(
        mentions_together(item.condition) or asks_together(item.then) or asks_together(item.otherwise or ())
        for item in conditions
    )


def holds(world: World, together: bool, condition: Condition) -> bool:
    """Whether a condition is so, now; `together` if many do what is being told."""
    if isinstance(condition, Compare):
        return compare(world.numbers[condition.number.text], condition.operator, condition.value)
    if isinstance(condition, IsYes):
        return world.numbers[condition.flag.text] == 1
    if isinstance(condition, IsIn):
        return is_in(world, condition.person.text, condition.chat.text)
    if isinstance(condition, Together):
        return together
    if isinstance(condition, Not):
        return not holds(world, together, condition.inner)
    held = [holds(world, together, part) for part in condition.parts]
    return all(held) if isinstance(condition, Both) else any(held)


def compare(left: int, operator: str, right: int) -> bool:
    """Whether two whole numbers compare as the operator says."""
    answers = {
        ">=": left >= right,
        "<=": left <= right,
        ">": left > right,
        "<": left < right,
        "=": left == right,
        "!=": left != right,
    }
    return answers[operator]
