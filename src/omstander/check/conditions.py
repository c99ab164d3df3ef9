# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Conditions with their names resolved."""

from __future__ import annotations

import operator

from omstander.check.draft import Draft
from omstander.model.program import (
    AllTest,
    AnyTest,
    MemberTest,
    NotTest,
    NumberTest,
    ProgramNumber,
    Test,
    TogetherTest,
)
from omstander.model.story import Both, Compare, Condition, Either, IsIn, IsYes, Not, Together

ALWAYS = AllTest(())
"""What stands for a condition that could not be resolved."""

OPERATORS = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
    "!=": operator.ne,
}


def resolve(draft: Draft, condition: Condition, together: bool) -> Test:
    """Resolve a condition; `together` says whether `samen` may be asked here."""
    match condition:
        case Compare():
            return _compare(draft, condition)
        case IsYes():
            return _is_yes(draft, condition)
        case IsIn():
            return _is_in(draft, condition)
        case Together():
            if together:
                return TogetherTest()
            draft.findings.add("E256", condition.span)
            return ALWAYS
        case Not():
            return NotTest(resolve(draft, condition.inner, together))
        case Both():
            return AllTest(tuple(resolve(draft, part, together) for part in condition.parts))
        case Either():
            return AnyTest(tuple(resolve(draft, part, together) for part in condition.parts))


def means_together(condition: Condition) -> bool:
    """Whether the condition can only hold if many did it."""
    match condition:
        case Together():
            return True
        case Both():
            return any(means_together(part) for part in condition.parts)
        case Either():
            return all(means_together(part) for part in condition.parts)
        case Not():
            return holds_for_few(condition.inner)
    return False


def holds_for_few(condition: Condition) -> bool:
    """Whether the condition always holds if few did it, so that `anders` means many."""
    match condition:
        case Not():
            return means_together(condition.inner)
        case Both():
            return all(holds_for_few(part) for part in condition.parts)
        case Either():
            return any(holds_for_few(part) for part in condition.parts)
    return False


def asks_together(condition: Condition) -> bool:
    """Whether `samen` is asked anywhere in it."""
    match condition:
        case Together():
            return True
        case Not():
            return asks_together(condition.inner)
        case Both() | Either():
            return any(asks_together(part) for part in condition.parts)
    return False


def _compare(draft: Draft, condition: Compare) -> Test:
    number = draft.number(condition.number)
    if number is None:
        return ALWAYS
    declared = draft.cast.numbers[number]
    if declared.flag:
        draft.findings.add("E248", condition.number.span, name=declared.name)
    elif declared.low is not None and declared.high is not None:
        _reachable(draft, condition, declared, range(declared.low, declared.high + 1))
    return NumberTest(number, condition.operator, condition.value)


def _reachable(draft: Draft, condition: Compare, declared: ProgramNumber, values: range) -> None:
    holds = [OPERATORS[condition.operator](value, condition.value) for value in values]
    if holds and any(holds) != all(holds):
        return
    code = "W202" if all(holds) else "W201"
    asked = f"{declared.name} {condition.operator} {condition.value}"
    draft.findings.add(code, condition.number.span, asked=asked, low=declared.low, high=declared.high)


def _is_yes(draft: Draft, condition: IsYes) -> Test:
    number = draft.number(condition.flag)
    if number is None:
        return ALWAYS
    declared = draft.cast.numbers[number]
    if declared.flag:
        return NumberTest(number, "=", 1)
    draft.findings.add("E249", condition.flag.span, name=declared.name)
    return NumberTest(number, ">=", 1)


def _is_in(draft: Draft, condition: IsIn) -> Test:
    person = draft.person(condition.person)
    chat = draft.group(condition.chat)
    return ALWAYS if person is None or chat is None else MemberTest(person, chat)
