# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Which variables can still influence anything, at every address: the projection that keeps the states few.

One backward pass is enough, because addresses only go forward. A variable is live where some later
condition, guard or rule may read it before it is set anew (strong liveness: what only feeds dead variables
is dead). The outcome is live only where a condition that reads it is still followed by a moment or by a
change of the outcome: where nothing of the kind is ahead, a sorting node settles it instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from omstander.explore.conditions import MANY, read_by
from omstander.explore.rules import NOTHING, Rule, Variable
from omstander.explore.step import Rules
from omstander.model.program import (
    Adjust,
    Ask,
    Branch,
    Enter,
    FallOff,
    Finish,
    Jump,
    Program,
    Tell,
    Test,
)


@dataclass(frozen=True, slots=True)
class Liveness:
    """Per address: the rule of its instruction, the live variables before it (a bit set over `variables`),
    and whether the outcome is sorted there."""

    variables: tuple[Variable, ...]
    number_of: dict[Variable, int]
    rules: tuple[Rule, ...]
    before: tuple[int, ...]
    sorts: tuple[bool, ...]


def find_liveness(program: Program, rules: Rules, *, fallible: bool) -> Liveness:
    """Compute it. With `fallible`, lines may break a rule and then change nothing, so they end no
    variable's life; without, every line is taken to happen, which is right for stories without errors and
    gives the fewest states."""
    return _Pass(program, rules, fallible).run()


class _Pass:
    def __init__(self, program: Program, rules: Rules, fallible: bool) -> None:
        self.program, self.fallible = program, fallible
        self.rules = tuple(_rule(rules, instruction) for instruction in program.code)
        self.number_of: dict[Variable, int] = {}
        size = len(program.code)
        self.before = [0] * (size + 1)
        self.ahead = [False] * (size + 1)
        self.sorts = [False] * (size + 1)
        self.outcome = 1 << self.number(("number", program.outcome))

    def number(self, variable: Variable) -> int:
        return self.number_of.setdefault(variable, len(self.number_of))

    def bits(self, variables: Iterator[Variable]) -> int:
        result = 0
        for variable in variables:
            result |= 1 << self.number(variable)
        return result

    def run(self) -> Liveness:
        for address in reversed(range(len(self.program.code))):
            self.ahead[address] = self.find_ahead(address)
            self.before[address] = self.find_before(address)
        return Liveness(
            tuple(self.number_of),
            self.number_of,
            self.rules,
            tuple(self.before),
            tuple(self.sorts),
        )

    def find_ahead(self, address: int) -> bool:
        match self.program.code[address]:
            case Ask():
                return True
            case Adjust(number, _, _, _) if number == self.program.outcome:
                return True
            case Branch(_, otherwise, _):
                return self.ahead[address + 1] or self.ahead[otherwise]
            case Jump(target, _):
                return self.ahead[target]
            case Finish() | FallOff():
                return False
        return self.ahead[address + 1]

    def find_before(self, address: int) -> int:
        after = self.before[address + 1]
        match self.program.code[address]:
            case Tell() | Enter():
                return self.through(self.rules[address], after)
            case Finish():
                return self.through(self.rules[address], 0)
            case Adjust(number, _, set_to, _):
                return after if set_to is None else after & ~(1 << self.number(("number", number)))
            case Branch(test, otherwise, _):
                return self.branch(address, test, after | self.before[otherwise])
            case Jump(target, _):
                return self.before[target]
            case Ask(moment):
                return self.moment(moment)
        return 0

    def branch(self, address: int, test: Test, after: int) -> int:
        used = self.bits(read_by(test))
        if used & self.outcome and not self.ahead[address]:
            self.sorts[address] = True
            used &= ~self.outcome
        return after | used

    def moment(self, moment: int) -> int:
        live = 0
        for option in self.program.moments[moment].options:
            live |= self.before[option.entry] & ~(1 << self.number(MANY))
            if option.guard is not None:
                live |= self.bits(read_by(option.guard))
        return live

    def through(self, rule: Rule, after: int) -> int:
        sure = not (self.fallible and rule.can_fail)
        effective = [put for put in rule.puts if after & (1 << self.number(put.variable))]
        live = after
        if sure:
            live &= ~self.bits(put.variable for put in effective if not put.when)
        for put in effective:
            live |= self.bits(variable for variable, _ in put.when)
        live |= self.bits(need.variable for need in rule.needs)
        return live | (self.bits(iter((rule.about,))) if rule.about else 0)


def _rule(rules: Rules, instruction: object) -> Rule:
    return rules.rule(instruction) if isinstance(instruction, Tell | Enter | Finish) else NOTHING
