# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Which numbers are read: what nobody ever asks for changes nothing that a player can see.

One pass from the last instruction to the first, as control only moves forward: a number is *wanted* at an
address if a condition that asks for it can follow before it is set anew. The outcome is always wanted:
endings are judged by it.
"""

from __future__ import annotations

from dataclasses import replace

from omstander.check.draft import Draft
from omstander.model.diagnostic import NOWHERE, Label, Span
from omstander.model.program import (
    Adjust,
    AllTest,
    AnyTest,
    Ask,
    Branch,
    FallOff,
    Finish,
    Instruction,
    Jump,
    NotTest,
    NumberTest,
    ProgramChat,
    Test,
)
from omstander.model.story import Kind

Wanted = frozenset[int]


def check_usage(draft: Draft) -> None:
    """Tell the numbers that nobody asks for or nobody changes, and the changes that come too late."""
    asked: dict[int, list[Span]] = {}
    changed: dict[int, list[Span]] = {}
    for step in draft.code:
        for number in asked_by(draft, step):
            asked.setdefault(number, []).append(_span(draft, step))
        if isinstance(step, Adjust):
            changed.setdefault(step.number, []).append(step.span)
    for number, declared in enumerate(draft.cast.numbers):
        if number == draft.cast.outcome or draft.cast.number.get(declared.name) != number:
            continue
        also = tuple(Label(span, "changed") for span in changed.get(number, ()))
        if number not in asked:
            code = "W203" if also else "W204"
            draft.findings.add(code, declared.span, also=also, name=declared.name)
        elif not also:
            draft.findings.add("W205", declared.span, also=_askers(asked[number]), name=declared.name)
    _too_late(draft, set(asked))


def _askers(spans: list[Span]) -> tuple[Label, ...]:
    return tuple(Label(span, "asked") for span in spans)


def _too_late(draft: Draft, asked: set[int]) -> None:
    """Tell each change of a number that is asked for, but not after this."""
    wanted: list[Wanted] = [frozenset()] * (len(draft.code) + 1)
    for address in range(len(draft.code) - 1, -1, -1):
        step = draft.code[address]
        after = _after(draft, step, address, wanted)
        if isinstance(step, Adjust):
            if step.number in asked and step.number != draft.cast.outcome and step.number not in after:
                name = draft.cast.numbers[step.number].name
                draft.findings.add("W208", step.span, name=name)
            after = after - {step.number} if step.set_to is not None else after
        wanted[address] = after | asked_by(draft, step)


def _after(draft: Draft, step: Instruction, address: int, wanted: list[Wanted]) -> Wanted:
    """What is wanted behind an instruction, on any of the ways it may go on."""
    match step:
        case Jump(target):
            return wanted[target]
        case Branch(_, otherwise):
            return wanted[address + 1] | wanted[otherwise]
        case Ask(moment):
            entries = [option.entry for option in draft.moments[moment].options] or [address + 1]
            return frozenset[int]().union(*(wanted[entry] for entry in entries))
        case Finish() | FallOff():
            return frozenset()
    return wanted[address + 1]


def asked_by(draft: Draft, step: Instruction) -> Wanted:
    """The numbers that an instruction asks for: a condition, or the guards of a moment's options."""
    match step:
        case Branch(test):
            return numbers_of(test)
        case Ask(moment):
            guards = (option.guard for option in draft.moments[moment].options)
            return frozenset[int]().union(*(numbers_of(guard) for guard in guards if guard is not None))
    return frozenset()


def _span(draft: Draft, step: Instruction) -> Span:
    match step:
        case Ask(moment):
            return draft.moments[moment].span
        case Branch(_, _, span):
            return span
    return NOWHERE


def numbers_of(test: Test) -> Wanted:
    """The numbers that a condition asks for."""
    match test:
        case NumberTest(number):
            return frozenset({number})
        case NotTest(inner):
            return numbers_of(inner)
        case AllTest(parts) | AnyTest(parts):
            return frozenset[int]().union(*(numbers_of(part) for part in parts))
    return frozenset()


def chats_with_makers(draft: Draft) -> tuple[ProgramChat, ...]:
    """The chats; a group that nobody makes, though it is to be made on the way, is told and is there from the
    start."""
    made = {line.chat for line in draft.lines if line.kind is Kind.MAKE_GROUP}
    everybody = frozenset(range(len(draft.cast.people)))
    chats: list[ProgramChat] = []
    for number, chat in enumerate(draft.chats):
        first = next((line for line in draft.lines if number in (line.chat, line.target_chat)), None)
        if chat.later and number not in made and first is not None:
            if not draft.lost:
                draft.findings.add("E232", first.span, also=(Label(chat.span, "later"),), group=chat.id)
            chat = replace(chat, later=False, members=everybody, admins=everybody)
        elif number in made and number in draft.ghosts.values():
            chat = replace(chat, later=True, members=frozenset(), admins=frozenset())
        chats.append(chat)
    return tuple(chats)


def check_groups(draft: Draft) -> None:
    """Tell the groups in which nothing happens."""
    used = {chat for line in draft.lines for chat in (line.chat, line.target_chat)}
    for chat, group in enumerate(draft.chats):
        if not group.private and chat not in used:
            draft.findings.add("W209", group.span, group=group.id)
