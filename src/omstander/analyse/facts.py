# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The figures of a whole story in one way of playing, from the values of its nodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from omstander.analyse.measures import measure
from omstander.analyse.moments import moment_facts
from omstander.analyse.pace import Pace
from omstander.analyse.values import Values, find_values, silent_pick
from omstander.model.facts import (
    Corridor,
    EndingFacts,
    NodeFacts,
    Range,
    Reach,
    StoryFacts,
)
from omstander.model.graph import Graph, NodeKind, Way
from omstander.model.program import Program


def analyse(
    program: Program, graph: Graph, merged: Graph, way: Way, ranks: tuple[int, ...] | None = None
) -> StoryFacts:
    """Measure a merged graph; the unmerged one is only counted. `ranks`: see `find_values`."""
    values = find_values(program, merged, ranks)
    measures = measure(program, merged, values, Pace(program))
    nodes = tuple(_node_facts(program, merged, values, number) for number in range(len(merged.nodes)))
    start = merged.start
    so_far = merged.outcome_start + start.delta
    silent_end = _rank_at(values.silencing[start.target], so_far - values.base)
    return StoryFacts(
        way=way,
        states=_count(graph, values.ended),
        merged=_count(merged, values.ended),
        paths=measures.paths,
        seconds=measures.seconds,
        messages=measures.messages,
        words=measures.words,
        corridor=Corridor(
            so_far + values.worst[start.target],
            so_far + values.silent[start.target],
            so_far + values.best[start.target],
        ),
        ranks=values.ranks,
        endings=tuple(
            EndingFacts(
                ending,
                _outcomes(values, mask),
                measures.ending_paths[ending],
                measures.ending_chance[ending],
                values.ranks[silent_end] == ending,
            )
            for ending, mask in sorted(values.ended.items())
        ),
        moments=moment_facts(program, merged, values, nodes, _states_of(graph), measures.moment_chance),
        nodes=nodes,
    )


def _count(graph: Graph, ended: dict[int, int]) -> int:
    """Moments and endings that are really reached."""
    return sum(node.kind is NodeKind.MOMENT for node in graph.nodes) + sum(
        mask > 0 for mask in ended.values()
    )


def _states_of(graph: Graph) -> Counter[int]:
    return Counter(node.index for node in graph.nodes if node.kind is NodeKind.MOMENT)


def _outcomes(values: Values, mask: int) -> Range | None:
    if not mask:
        return None
    return values.base + (mask & -mask).bit_length() - 1, values.base + mask.bit_length() - 1


def _rank_at(sets: tuple[int, ...], place: int) -> int:
    """The highest rank whose set holds this outcome; 0 if none does."""
    return next((rank for rank in range(len(sets) - 1, -1, -1) if sets[rank] >> place & 1), 0)


# --- one node ---------------------------------------------------------------------------------------


def _node_facts(program: Program, graph: Graph, values: Values, number: int) -> NodeFacts:
    node = graph.nodes[number]
    asks = node.kind is NodeKind.MOMENT
    changes: tuple[int, ...] = ()
    lost = None
    if asks:
        changes = tuple(
            edge.delta + values.silent[edge.target] - values.silent[number] for edge in node.edges
        )
        quiet = silent_pick(program, node)
        lost = values.best[number] - quiet.delta - values.best[quiet.target]
    return NodeFacts(
        values.best[number],
        values.worst[number],
        values.silent[number],
        lost,
        changes,
        tuple(_reaches(values, number)) if asks else (),
    )


def _reaches(values: Values, number: int) -> Iterable[Reach]:
    """The steps over the outcomes with which the node is really reached."""
    mask = values.masks[number]
    lowest, highest = (mask & -mask).bit_length() - 1, mask.bit_length() - 1
    reaching, silencing = values.reaching[number], values.silencing[number]
    edges = 1 << lowest
    for one in (*reaching, *silencing):
        edges |= one ^ (one << 1)
    edges &= (2 << highest) - (1 << lowest)
    before: tuple[int, int] | None = None
    while edges:
        place = (edges & -edges).bit_length() - 1
        edges &= edges - 1
        endings = sum((one >> place & 1) << rank for rank, one in enumerate(reaching))
        here = (endings, _rank_at(silencing, place))
        if here != before:
            yield Reach(values.base + place, *here)
        before = here
