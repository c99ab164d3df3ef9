# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a rule is made of: needs that must hold before something happens, and what it changes when it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Variable = tuple[str, *tuple[int, ...]]
"""Something that is true of the group right now, such as `("in", person, chat)`. Values are small whole
numbers."""

Operator = Literal["is", "is-not", "not-before"]


@dataclass(frozen=True, slots=True)
class Need:
    """`variable operator value` must hold, or `code` is reported and the line counts as not having happened.

    `not-before` is the clock's: the same weekday with an earlier time. A warning (`W`) stops nothing, and a
    mark in front of a line neither.
    """

    code: str
    variable: Variable
    operator: Operator
    value: int
    person: int = -1
    chat: int = -1

    @property
    def stops(self) -> bool:
        """Whether the line does not happen if this is not met."""
        return not self.code.startswith(("W", "E321"))

    def holds(self, now: int) -> bool:
        """Whether the need is met by the variable's value."""
        match self.operator:
            case "is":
                return now == self.value
            case "is-not":
                return now != self.value
            case "not-before":
                same_day = now and (now - 1) // 1440 == (self.value - 1) // 1440
                return not (same_day and self.value < now)


@dataclass(frozen=True, slots=True)
class Put:
    """Set `variable` to `value`, if all of `when` hold before the line."""

    variable: Variable
    value: int
    when: tuple[tuple[Variable, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One instruction's needs, in the order in which they are told, and its changes. `about` is the
    variable that holds the line that this one is about (plus one), for `op Mila`."""

    needs: tuple[Need, ...] = ()
    puts: tuple[Put, ...] = ()
    about: Variable | None = None

    @property
    def can_fail(self) -> bool:
        """Whether some need stops the line."""
        return any(need.stops for need in self.needs)


NOTHING = Rule()
