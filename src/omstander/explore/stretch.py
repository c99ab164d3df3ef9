# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Running a stretch of the story: from one address to the next place where something is decided.

A stretch ends at a moment, at a place where the outcome is sorted, at the end of an ending, and where the
bodies of a moment's options come together again. What it does depends only on the variables that it
touches, so it is run once for each of their values and remembered: thousands of states share a few dozen
runs.
"""

from __future__ import annotations

from omstander.explore.conditions import holds, read_by
from omstander.explore.liveness import Liveness
from omstander.explore.rules import Variable
from omstander.explore.run import Broken, Memory, Run, Tape, join
from omstander.explore.start import start_value
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
    ThisLine,
    following,
)


class Stretches:
    """Runs stretches of one program. `told` collects every address that some run has passed."""

    def __init__(self, program: Program, live: Liveness) -> None:
        self.program, self.live = program, live
        self.told: set[int] = set()
        self.outcome = live.number_of[("number", program.outcome)]
        self.joins = _joins(program)
        self._puts = tuple(self._effective_puts(address) for address in range(len(program.code)))
        self._memories: dict[int, Memory] = {}
        self._joined: dict[tuple[int, int], Run] = {}
        self.stop_at = tuple(
            isinstance(instruction, Ask | Finish | FallOff) or sorts
            for instruction, sorts in zip(program.code, live.sorts, strict=False)
        )

    def start_values(self) -> list[int]:
        """The value of every variable before the story begins."""
        return [start_value(self.program, variable) for variable in self.live.variables]

    def advance(self, address: int, values: list[int]) -> Run:
        """Run on from `address` to the next stop, over joins; changes `values`."""
        whole = self._remembered(address, values)
        while True:
            for variable, value in whole.writes:
                values[variable] = value
            if self.stop_at[whole.stop]:
                return whole
            following_run = self._remembered(whole.stop, values)
            # Joined once per pair: the same beats are the same object, so that merging is quick.
            pair = (id(whole), id(following_run))
            joined = self._joined.get(pair)
            if joined is None:
                joined = self._joined[pair] = join(whole, following_run)
            whole = joined

    def to_the_end(self, address: int, values: list[int], *, told: bool) -> Run:
        """Run from a sorting address to the end, the outcome in `values` being the true one."""
        tape, kept = Tape(), self.told
        self.told = kept if told else set()
        stop = self.play(address, values, tape, sorted_out=True)
        self.told = kept
        return Run(tuple(tape.beats), tape.delta, (), stop, tuple(tape.broken))

    def stops(self, address: int) -> bool:
        """Whether a node stands here."""
        return self.stop_at[address]

    def _remembered(self, address: int, values: list[int]) -> Run:
        memory = self._memories.get(address)
        if memory is None:
            memory = self._memories[address] = Memory(self._find_touched(address))
        key = memory.touched(values)
        run = memory.runs.get(key)
        if run is None:
            run = memory.runs[key] = self._first_run(address, values, memory.variables)
        return run

    def _first_run(self, address: int, values: list[int], touched: tuple[int, ...]) -> Run:
        tape, after = Tape(), list(values)
        stop = self.play(address, after, tape, sorted_out=False)
        writes = tuple((one, after[one]) for one in touched if after[one] != values[one])
        return Run(tuple(tape.beats), tape.delta, writes, stop, tuple(tape.broken))

    def _find_touched(self, start: int) -> tuple[int, ...]:
        touched: set[Variable] = set()
        todo, seen = [start], set()
        while todo:
            address = todo.pop()
            if address in seen or (self.stops(address) and not self._last(address)):
                continue
            seen.add(address)
            touched.update(self._touched_at(address))
            todo += [next_one for next_one in following(self.program, address) if next_one not in self.joins]
        number_of = self.live.number_of
        return tuple(sorted(number_of[variable] for variable in touched if variable in number_of))

    def _effective_puts(self, address: int) -> tuple[tuple[int, int, tuple[tuple[int, int], ...]], ...]:
        """The changes at an address that something later can read, by variable number."""
        number_of, after = self.live.number_of, self.live.before[address + 1]
        return tuple(
            (number_of[put.variable], put.value, tuple((number_of[one], wanted) for one, wanted in put.when))
            for put in self.live.rules[address].puts
            if put.variable in number_of and after >> number_of[put.variable] & 1
        )

    def _last(self, address: int) -> bool:
        return isinstance(self.program.code[address], Finish)

    def _touched_at(self, address: int) -> set[Variable]:
        rule = self.live.rules[address]
        touched = {need.variable for need in rule.needs} | ({rule.about} if rule.about else set())
        for variable, _, when in self._puts[address]:
            touched |= {self.live.variables[one] for one in (variable, *(condition for condition, _ in when))}
        match self.program.code[address]:
            case Adjust(number, _, _, _) if number != self.program.outcome or self._outcome_lives(address):
                touched.add(("number", number))
            case Branch(test, _, _):
                touched.update(read_by(test))
        return touched

    def _outcome_lives(self, address: int) -> bool:
        return bool(self.live.before[address + 1] >> self.outcome & 1)

    # --- running ----------------------------------------------------------------------------------

    def play(self, address: int, values: list[int], tape: Tape, *, sorted_out: bool) -> int:
        """Run one stretch without remembering. `sorted_out`: the outcome in `values` is the true one, so
        sort on the way. Returns the address of the stop; Finish is told before it stops there."""
        code = self.program.code
        begin = address
        while True:
            here = code[address]
            if address != begin and address in self.joins and not sorted_out:
                return address
            match here:
                case Branch(test, otherwise, _):
                    if self.live.sorts[address] and not sorted_out:
                        return address
                    self.told.add(address)
                    address = address + 1 if holds(test, values, self.live.number_of) else otherwise
                    continue
                case Jump(target, _):
                    self.told.add(address)
                    address = target
                    continue
                case Ask() | FallOff():
                    return address
            self.told.add(address)
            self._happen(address, values, tape)
            if isinstance(here, Finish):
                return address
            address += 1

    def _happen(self, address: int, values: list[int], tape: Tape) -> None:
        match self.program.code[address]:
            case Adjust(number, amount, set_to, _):
                self._adjust(address, number, amount, set_to, values, tape)
            case Tell(line):
                about = self._about(address, line, values)
                if self._allowed(address, values, tape):
                    tape.beats.append((line, about))
                    self._put(address, values, tape)
            case Enter(ending):
                tape.beats.append((-1 - ending, -1))
                self._put(address, values, tape)
            case Finish():
                self._allowed(address, values, tape)

    def _adjust(
        self, address: int, number: int, amount: int, set_to: int | None, values: list[int], tape: Tape
    ) -> None:
        declared = self.program.numbers[number]
        variable = self.live.number_of.get(("number", number))
        if number == self.program.outcome:
            tape.delta += amount
        if variable is None:
            return
        value = values[variable] + amount if set_to is None else set_to
        if declared.low is not None and declared.high is not None:
            value = max(declared.low, min(declared.high, value))
        values[variable] = value
        tape.written[variable] = address

    def _allowed(self, address: int, values: list[int], tape: Tape) -> bool:
        fine = True
        for need in self.live.rules[address].needs:
            if not need.holds(values[self.live.number_of[need.variable]]):
                if fine:
                    tape.broken.append(Broken(address, need))
                fine = fine and not need.stops
        return fine

    def _put(self, address: int, values: list[int], tape: Tape) -> None:
        due = [
            (variable, value)
            for variable, value, when in self._puts[address]
            if all(values[condition] == wanted for condition, wanted in when)
        ]
        for variable, value in due:
            values[variable] = value
            tape.written[variable] = address

    def _about(self, address: int, line: int, values: list[int]) -> int:
        about = self.live.rules[address].about
        if about is not None:
            return values[self.live.number_of[about]] - 1
        on = self.program.lines[line].on
        return on.line if isinstance(on, ThisLine) else -1


def _joins(program: Program) -> frozenset[int]:
    """The addresses where the bodies of a moment's options come together: just after the last of them."""
    found = set()
    for moment in program.moments:
        ends = []
        for option in moment.options:
            before = program.code[option.entry - 1]
            if isinstance(before, Jump) and before.span is None:
                ends.append(before.target)
        found.update(ends)
    return frozenset(found)
