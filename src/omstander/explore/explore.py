# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""From a checked story to all the states it can get into, breadth first, with every broken rule on the way.

A state is an address and the values that are live there. Every state is reached first by a shortest list of
picks, which is what a diagnostic shows. Stories are explored with all edges, few and many; playing alone is
a part of that.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from omstander.explore.conditions import MANY, holds
from omstander.explore.liveness import Liveness, find_liveness
from omstander.explore.run import Broken, Run, picker
from omstander.explore.sorting import steps
from omstander.explore.step import Rules
from omstander.explore.stretch import Stretches
from omstander.model.graph import Edge, Graph, Node, NodeKind, reachable_outcomes
from omstander.model.program import Ask, FallOff, Finish, Program, ProgramOption

State = tuple[int, tuple[int, ...]]
"""An address and the live values there."""

BUDGET = 20_000
"""States; a story that needs more is not one that an author can oversee."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A broken need, or a dead end (None), and where it was first met: the state (-1: before the first),
    the pick from there (0: none), and for a sorting state the lowest and highest outcome that leads
    there."""

    broken: Broken | None
    address: int
    state: int
    pick: int
    many: bool
    outcomes: tuple[int, int] | None = None

    @property
    def key(self) -> tuple[int, str]:
        """What is told once: the place and the rule."""
        return (self.address, self.broken.need.code if self.broken else "")


@dataclass
class Exploration:
    """Everything that was found. `parents`: per state the state, pick and strength that first led there
    (-1: the start)."""

    program: Program
    live: Liveness
    stretches: Stretches
    states: list[State] = field(default_factory=list)
    parents: list[tuple[int, int, bool]] = field(default_factory=list)
    edges: list[tuple[Edge, ...]] = field(default_factory=list)
    start: Edge | None = None
    findings: list[Finding] = field(default_factory=list)
    sorted_findings: dict[tuple[int, str], list[Finding]] = field(default_factory=dict)
    """By key, all that was met at sorting states: which of them is nearest only the outcomes can tell."""
    offered: set[tuple[int, int]] = field(default_factory=set)
    over_budget: bool = False
    outcomes: tuple[int, int] | None = None
    """The lowest and highest outcome that arrive where the outcome is sorted."""


def explore_states(program: Program, budget: int = BUDGET) -> Exploration:
    """Explore; a second, more careful time where some line breaks a rule (see `find_liveness`)."""
    rules = Rules(program)
    exploration = _Explorer(program, rules, budget, fallible=False).run()
    if exploration.over_budget or not any(finding.broken for finding in exploration.findings):
        return exploration
    careful = _Explorer(program, rules, budget, fallible=True).run()
    return exploration if careful.over_budget else careful


def to_graph(exploration: Exploration) -> Graph:
    """The explored states as a graph, in topological order: addresses only go forward."""
    assert exploration.start is not None
    order = sorted(range(len(exploration.states)), key=lambda state: (exploration.states[state], state))
    new = {old: place for place, old in enumerate(order)}

    def moved(edge: Edge) -> Edge:
        return Edge(edge.pick, edge.many, edge.beats, edge.delta, new[edge.target], edge.floor)

    def node(state: int) -> Node:
        address, edges = (
            exploration.states[state][0],
            tuple([moved(edge) for edge in exploration.edges[state]]),
        )
        here = exploration.program.code[address]
        if isinstance(here, Finish):
            return Node(NodeKind.ENDING, here.ending, edges)
        return (
            Node(NodeKind.MOMENT, here.moment, edges)
            if isinstance(here, Ask)
            else Node(NodeKind.SORT, address, edges)
        )

    outcome = exploration.program.numbers[exploration.program.outcome].start
    return Graph(moved(exploration.start), tuple([node(old) for old in order]), outcome)


class _Explorer:
    def __init__(self, program: Program, rules: Rules, budget: int, *, fallible: bool) -> None:
        self.program, self.budget = program, budget
        self.live = find_liveness(program, rules, fallible=fallible)
        self.stretches = Stretches(program, self.live)
        self.result = Exploration(program, self.live, self.stretches)
        self.numbers: dict[State, int] = {}
        self.live_at: dict[int, tuple[int, ...]] = {}
        self.pickers: dict[int, Callable[[Sequence[int]], tuple[int, ...]]] = {}
        dead_ends = (place for place, here in enumerate(program.code) if isinstance(here, FallOff))
        self.dead_ends = frozenset(dead_ends)
        self.blank = self.stretches.start_values()
        self.reported: set[tuple[int, str]] = set()
        self.todo: deque[int] = deque()

    def run(self) -> Exploration:
        values = list(self.blank)
        run = self.stretches.advance(0, values)
        self.result.start = self.edge(0, False, run, values, -1)
        while self.todo and not self.result.over_budget:
            self.expand(self.todo.popleft())
        if not self.result.over_budget:
            self.settle(self.result.start)
        return self.result

    def expand(self, state: int) -> None:
        address, live_values = self.result.states[state]
        match self.program.code[address]:
            case Ask(moment):
                self.result.edges[state] = tuple(
                    self.answers(state, moment, self.restore(address, live_values))
                )

    def settle(self, start: Edge) -> None:
        """Expand the sorting states, last of all: by then it is known with which outcomes each can be
        reached."""
        states = self.result.states
        order = sorted(range(len(states)), key=lambda state: states[state])
        base, masks = reachable_outcomes(
            start, self.result.edges, order, self.program.numbers[self.program.outcome].start
        )
        for state in order:
            address, live_values = states[state]
            if self.live.sorts[address]:
                possible = [base + bit for bit, one in enumerate(reversed(f"{masks[state]:b}")) if one == "1"]
                lowest, highest = self.result.outcomes or (possible[0], possible[-1])
                self.result.outcomes = (min(lowest, possible[0]), max(highest, possible[-1]))
                self.result.edges[state] = self.sort(
                    state, address, self.restore(address, live_values), possible
                )

    def answers(self, state: int, moment: int, values: list[int]) -> list[Edge]:
        edges: list[Edge] = []
        for pick, option in enumerate(self.program.moments[moment].options, start=1):
            if option.guard is not None and not holds(option.guard, values, self.live.number_of):
                continue
            self.result.offered.add((moment, pick))
            edges.append(self.answer(state, pick, option, values, many=False))
            if option.asks_together:
                edges.append(self.answer(state, pick, option, values, many=True))
        return edges

    def answer(self, state: int, pick: int, option: ProgramOption, values: list[int], *, many: bool) -> Edge:
        values = list(values)
        if option.asks_together:
            values[self.live.number_of[MANY]] = int(many)
        run = self.stretches.advance(option.entry, values)
        return self.edge(pick, many, run, values, state)

    def sort(self, state: int, address: int, values: list[int], possible: list[int]) -> tuple[Edge, ...]:
        """One edge for each step of the outcome that makes a difference. Steps that no path here can come
        with are kept, so that states which behave alike have the same edges and merge; what happens there
        is not told."""
        edges: list[Edge] = []
        for step in steps(self.program, address, possible):
            after = list(values)
            after[self.stretches.outcome] = step.sample
            run = self.stretches.to_the_end(address, after, told=bool(step.possible))
            if step.possible:
                between = (step.possible[0], step.possible[-1])
                edge = self.edge(0, False, run, after, state, step.floor if edges else None, between)
            elif run.stop in self.dead_ends:
                continue
            else:
                target = self.reach(run.stop, after, (state, 0, False))
                edge = Edge(0, False, run.beats, run.delta, target, step.floor if edges else None)
            if not edges or edges[-1][2:5] != edge[2:5]:
                edges.append(edge)
        return tuple(edges)

    def edge(
        self,
        pick: int,
        many: bool,
        run: Run,
        values: list[int],
        origin: int,
        floor: int | None = None,
        outcomes: tuple[int, int] | None = None,
    ) -> Edge:
        if run.broken or run.stop in self.dead_ends:
            found = [*run.broken, None] if run.stop in self.dead_ends else run.broken
            for broken in found:
                address = broken.address if broken else run.stop
                self.report(Finding(broken, address, origin, pick, many, outcomes))
        target = self.reach(run.stop, values, (origin, pick, many))
        return Edge(pick, many, run.beats, run.delta, target, floor)

    def report(self, finding: Finding) -> None:
        if finding.outcomes is not None:
            self.result.sorted_findings.setdefault(finding.key, []).append(finding)
        if finding.key not in self.reported:
            self.reported.add(finding.key)
            self.result.findings.append(finding)

    def reach(self, address: int, values: list[int], parent: tuple[int, int, bool]) -> int:
        picks = self.pickers.get(address)
        if picks is None:
            picks = self.pickers[address] = picker(self.live_variables(address))
        key = (address, picks(values))
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.result.states)
            self.result.states.append(key)
            self.result.parents.append(parent)
            self.result.edges.append(())
            self.todo.append(number)
            self.result.over_budget = number >= self.budget
        return number

    def live_variables(self, address: int) -> tuple[int, ...]:
        ended = isinstance(self.program.code[address], Finish | FallOff)
        live = 0 if ended else self.live.before[address]
        return tuple(number for number in range(len(self.blank)) if live >> number & 1)

    def restore(self, address: int, live_values: tuple[int, ...]) -> list[int]:
        values = list(self.blank)
        variables = self.live_at.get(address)
        if variables is None:
            variables = self.live_at[address] = self.live_variables(address)
        for variable, value in zip(variables, live_values, strict=True):
            values[variable] = value
        return values
