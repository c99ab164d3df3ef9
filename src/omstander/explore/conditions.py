# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a condition reads, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from omstander.explore.rules import Variable
from omstander.model.program import (
    AllTest,
    AnyTest,
    MemberTest,
    NotTest,
    NumberTest,
    Test,
    TogetherTest,
)

MANY: Variable = ("many",)
"""1 while an option is told that many did."""

COMPARE = {
    ">=": int.__ge__,
    "<=": int.__le__,
    ">": int.__gt__,
    "<": int.__lt__,
    "=": int.__eq__,
    "!=": int.__ne__,
}


def read_by(test: Test) -> Iterator[Variable]:
    """The variables that a test reads."""
    match test:
        case NumberTest(number, _, _):
            yield ("number", number)
        case MemberTest(person, chat):
            yield ("in", person, chat)
        case TogetherTest():
            yield MANY
        case NotTest(inner):
            yield from read_by(inner)
        case AllTest(parts) | AnyTest(parts):
            for part in parts:
                yield from read_by(part)


def holds(test: Test, values: Sequence[int], number_of: Mapping[Variable, int]) -> bool:
    """Whether a test holds with these values; `number_of` gives the place of each variable among them."""
    match test:
        case NumberTest(number, operator, value):
            return COMPARE[operator](values[number_of[("number", number)]], value)
        case MemberTest(person, chat):
            return values[number_of[("in", person, chat)]] == 1
        case TogetherTest():
            return values[number_of[MANY]] == 1
        case NotTest(inner):
            return not holds(inner, values, number_of)
        case AllTest(parts):
            return all(holds(part, values, number_of) for part in parts)
        case AnyTest(parts):
            return any(holds(part, values, number_of) for part in parts)
