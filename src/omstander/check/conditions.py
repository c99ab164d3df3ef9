# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Conditions with their names resolved."""

from __future__ import annotations

import operator

from omstander.check.draft import Draft
from omstander.check.names import nearest
from omstander.model.program import (
    AllTest,
    AnyTest,
    MemberTest,
    NotTest,
    NumberTest,
    Test,
    TogetherTest,
)
from omstander.model.story import Both, Compare, Condition, Either, IsIn, IsYes, Not, Together

ALWAYS = AllTest(())
"""What stands for a condition that could not be resolved."""

TOGETHER = {"nl": "samen", "en": "together"}

OPERATORS = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
    "!=": operator.ne,
}


def resolve(draft: Draft, condition: Condition, together: bool, needed: bool = True) -> Test:
    """Resolve a condition.

    Args:
        draft: where names are looked up.
        condition: as written.
        together: whether `samen` may be asked here.
        needed: whether nothing happens unless this holds; not so for the parts of `of` and `niet`.
    """
    match condition:
        case Compare():
            return _compare(draft, condition, needed)
        case IsYes() if condition.flag.text == TOGETHER.get(draft.keywords):
            return TogetherTest() if together else ALWAYS  # read in another language, which was told
        case IsYes() if together and _is_nearly_together(draft, condition):
            return TogetherTest()
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
            return NotTest(resolve(draft, condition.inner, together, needed=False))
        case Both():
            return AllTest(tuple(resolve(draft, part, together, needed) for part in condition.parts))
        case Either():
            return AnyTest(tuple(resolve(draft, part, together, needed=False) for part in condition.parts))


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


def _compare(draft: Draft, condition: Compare, needed: bool) -> Test:
    number = draft.number(condition.number, flag=False)
    declared = draft.numbers[number]
    if declared.flag:
        draft.findings.add("E248", condition.number.span, name=declared.name)
    elif declared.low is not None and declared.high is not None and number < len(draft.cast.numbers):
        code = _certainty(condition, range(declared.low, declared.high + 1), needed)
        if code:
            asked = f"{declared.name} {condition.operator} {condition.value}"
            draft.findings.add(code, condition.number.span, asked=asked, low=declared.low, high=declared.high)
            return ALWAYS if code == "E242" else NumberTest(number, condition.operator, condition.value)
    return NumberTest(number, condition.operator, condition.value)


def _certainty(condition: Compare, values: range, needed: bool) -> str:
    """The code for a comparison that comes out the same for every value."""
    if not values:
        return ""
    # It can only change beside the value that is compared with, so these values stand for all.
    telling = (values[0], values[-1], *range(condition.value - 1, condition.value + 2))
    holds = {OPERATORS[condition.operator](value, condition.value) for value in telling if value in values}
    if len(holds) != 1:
        return ""
    return "W202" if True in holds else "E242" if needed else "W201"


def _is_yes(draft: Draft, condition: IsYes) -> Test:
    number = draft.number(condition.flag, flag=True)
    declared = draft.numbers[number]
    if declared.flag:
        return NumberTest(number, "=", 1)
    if number < len(draft.cast.numbers):
        draft.findings.add("E249", condition.flag.span, name=declared.name)
    return NumberTest(number, ">=", 1)


def _is_nearly_together(draft: Draft, condition: IsYes) -> bool:
    """Whether an unknown flag is like `samen`, which is told."""
    name, known = condition.flag, draft.cast.number
    word = TOGETHER[draft.keywords]
    if nearest(name.text, known) or not nearest(name.text, (word,)):
        return False
    draft.findings.look_up("E203", name, known, (word,))
    return True


def _is_in(draft: Draft, condition: IsIn) -> Test:
    person = draft.person(condition.person)
    chat = draft.group(condition.chat)
    return ALWAYS if person is None else MemberTest(person, chat)
