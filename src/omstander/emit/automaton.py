# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The automaton of a story in one way of playing, as `spec/automaton.md` describes it: format 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from omstander.emit.events import EventWriter
from omstander.emit.runs import Runs, find_runs
from omstander.emit.texts import FORMAT, player_texts
from omstander.emit.version import version
from omstander.model.facts import NodeFacts, StoryFacts
from omstander.model.graph import Beat, Edge, Graph, Node, NodeKind
from omstander.model.program import LastOption, Program, ProgramChat, ProgramMoment

Part = dict[str, object]
"""A piece of JSON."""


@dataclass(frozen=True, slots=True)
class _Source:
    program: Program
    graph: Graph
    facts: StoryFacts
    texts: Mapping[int, int]
    runs: Runs


def emit_automaton(program: Program, merged_graph: Graph, facts: StoryFacts, story_id: str) -> Part:
    """Return the automaton of the merged graph, with the figures that belong to it, ready for `to_json`."""
    texts = player_texts(program)
    lasts = [ending.last for ending in program.endings if ending.last]
    closing = [_beats(option) for last in lasts for option in last.options]
    runs = find_runs([*(_told(edge) for edge in _edges(merged_graph)), *closing])
    source = _Source(program, merged_graph, facts, texts, runs)
    part: Part = {"last": [_last(source, ending) for ending in facts.ranks]} if lasts else {}
    return part | {
        "format": FORMAT,
        "story": story_id,
        "version": version(program),
        "way": facts.way.value,
        "title": _first(source, "title"),
        "about": _first(source, "about"),
        "seconds": list(facts.seconds),
        "people": [person.role.value for person in program.people],
        "chats": [_chat(chat, texts) for chat in program.chats],
        "scenes": [texts[title] for title in program.scenes],
        "moments": [_moment(moment, texts) for moment in program.moments],
        "endings": [texts[program.endings[ending].title] for ending in facts.ranks],
        "runs": _runs(source),
        "start": _edge(source, merged_graph.outcome_start, merged_graph.start, 0),
        "corridor": [facts.corridor.worst, facts.corridor.silent, facts.corridor.best],
        "nodes": [_node(source, node, facts.nodes[i]) for i, node in enumerate(merged_graph.nodes)],
    }


def _edges(graph: Graph) -> list[Edge]:
    return [graph.start, *(edge for node in graph.nodes for edge in node.edges)]


def _first(source: _Source, role: str) -> int:
    scenes = source.program.scenes
    found = (i for i, text in enumerate(source.program.texts) if text.role == role and i not in scenes)
    return source.texts.get(next(found, -1), -1)


def _runs(source: _Source) -> list[list[Part]]:
    abouts = sorted({about for run in source.runs.runs for _, about in run if about >= 0})
    writer = EventWriter(source.program, source.texts, {line: mark for mark, line in enumerate(abouts)})
    return [[writer.event(beat) for beat in run] for run in source.runs.runs]


def _chat(chat: ProgramChat, texts: Mapping[int, int]) -> Part:
    part: Part = {"members": sorted(chat.members)}
    if chat.private:
        return part
    part |= {"title": texts[chat.title], "admins": sorted(chat.admins)}
    return part | ({"others": chat.others} if chat.others else {})


def _moment(moment: ProgramMoment, texts: Mapping[int, int]) -> Part:
    part: Part = {"scene": moment.scene, "prompt": texts[moment.prompt], "options": []}
    part["options"] = [
        [texts.get(option.label, -1), option.act.value, *([1] if option.private else [])]
        for option in moment.options
    ]
    if moment.step is not None:
        part["step"] = moment.step.value
    if moment.seconds > 0:
        part["seconds"] = moment.seconds
    if moment.for_class:
        part["class"] = True
    if moment.together is not None:
        part["together"] = list(moment.together)
    return part


def _last(source: _Source, ending: int) -> Part | None:
    last = source.program.endings[ending].last
    if last is None:
        return None
    options = [
        [source.texts[option.label], option.act.value, *source.runs.cover(_beats(option))]
        for option in last.options
    ]
    return {"prompt": source.texts[last.prompt], "options": options}


def _beats(option: LastOption) -> list[Beat]:
    return [(line, -1) for line in option.lines]


def _node(source: _Source, node: Node, facts: NodeFacts) -> Part:
    if node.kind is NodeKind.ENDING:
        return {"ending": source.facts.ranks.index(node.index)}
    if node.kind is NodeKind.SORT:
        # Without a floor first, then upwards: the walker takes the last one that the outcome reaches.
        edges = sorted(node.edges, key=lambda edge: (edge.floor is not None, edge.floor or 0))
        return {"edges": [_edge(source, edge.floor, edge, 0) for edge in edges]}
    return {
        "moment": node.index,
        "lost": facts.lost or 0,
        "reach": [[reach.floor, reach.endings, reach.silent] for reach in facts.reaches],
        "edges": [
            _edge(source, -edge.pick if edge.many else edge.pick, edge, change)
            for edge, change in zip(node.edges, facts.changes, strict=True)
        ],
    }


def _edge(source: _Source, key: int | None, edge: Edge, change: int) -> list[int | None]:
    return [key, edge.target, edge.delta, change, *source.runs.cover(_told(edge))]


def _told(edge: Edge) -> list[Beat]:
    """The beats that are events; the marks of where an ending begins are not."""
    return [beat for beat in edge.beats if beat[0] >= 0]
