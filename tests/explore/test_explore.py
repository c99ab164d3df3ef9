# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Exploring: every state once, the shortest way to it, and nothing that no path can meet."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.synthetic import synthetic

from omstander.check import check_story
from omstander.compiler import examine
from omstander.explore import explore, merge, restrict
from omstander.model.diagnostic import Diagnostic
from omstander.model.graph import Graph, NodeKind, Way
from omstander.model.program import Program
from omstander.parse import parse_story

ROOT = Path(__file__).resolve().parents[2]
BASE = (ROOT / "spec" / "errors" / "base.chat").read_text(encoding="utf-8")
SAMPLES = sorted((ROOT / "tests" / "seeded" / "stories").glob("*.chat"))


def with_lines(slot: str, *lines: str) -> str:
    """The base story of the error pages with some lines more."""
    return BASE.replace(f"//@ {slot}\n", "\n".join(lines) + "\n")


def program_of(text: str) -> Program:
    """A story that checks, as a program."""
    story, _ = parse_story(text)
    program, _ = check_story(story, text)
    assert program is not None
    return program


def graph_of(text: str) -> Graph:
    """All states of a story."""
    graph, _ = explore(program_of(text))
    assert graph is not None
    return graph


def found(text: str, code: str) -> list[Diagnostic]:
    """The diagnostics of one code."""
    return [diagnostic for diagnostic in examine(text).diagnostics if diagnostic.code == code]


def picks(diagnostic: Diagnostic) -> list[int]:
    """The picks on the way to a diagnostic."""
    return [step.pick for step in diagnostic.path or ()]


def test_the_two_samples_have_9840_class_paths() -> None:
    """Every way to play the samples as a class is counted, each once."""
    paths = [examine(path.read_text(encoding="utf-8")).facts[Way.CLASS].paths for path in SAMPLES]

    assert paths == [4800, 5040]


def test_edges_only_lead_on() -> None:
    """The nodes stand in topological order, before and after merging."""
    graph = graph_of(BASE)
    for one in (graph, merge(graph), merge(restrict(graph, Way.SOLO))):
        for number, node in enumerate(one.nodes):
            assert all(edge.target > number for edge in node.edges)


def test_playing_alone_has_few_edges_only() -> None:
    """Playing alone never meets what only many can bring about."""
    solo = restrict(graph_of(BASE), Way.SOLO)

    assert not any(edge.many for node in solo.nodes for edge in node.edges)


def test_the_outcome_is_not_part_of_a_state() -> None:
    """Ten moments that only add to the outcome have one state each, and one sorting node."""
    text = synthetic(10, 1, 0).replace("druk0 +1", "erbij -1")
    nodes = graph_of(text).nodes

    assert sum(node.kind is NodeKind.MOMENT for node in nodes) == 10
    assert sum(node.kind is NodeKind.SORT for node in nodes) == 1


def test_an_outcome_that_is_read_half_way_is_state_up_to_that_line() -> None:
    """A condition on the outcome in mid-story multiplies the states before it, not those after it."""
    text = synthetic(6, 1, 0).replace("druk0 +1", "erbij -1")
    read = text.replace("== Scene 4 ==", "== Scene 4 ==\nals erbij >= 8: Sem > jij: mooi")
    count = [0] * 6
    for node in graph_of(read).nodes:
        if node.kind is NodeKind.MOMENT:
            count[node.index] += 1

    assert count[0] == 1
    assert count[2] > count[1] > 1
    assert count[3:] == [1, 1, 1]


def test_merging_twice_changes_nothing() -> None:
    """Merged is merged."""
    for path in SAMPLES:
        once = merge(graph_of(path.read_text(encoding="utf-8")))

        assert once == merge(once)


def test_a_broken_rule_is_told_once_with_its_shortest_path() -> None:
    """Somebody speaks who was removed, but only after one pick: that pick is shown, and where it happened."""
    text = with_lines("after", "als sem-durft: Daan verwijdert Sem uit 2b", "in 2b", "Sem: hallo?")
    (diagnostic,) = found(text, "E301")

    assert picks(diagnostic) == [2]
    assert text[diagnostic.span.start : diagnostic.span.end] == "Sem: hallo?"
    (label,) = diagnostic.also
    assert label.role == "removed"
    assert "verwijdert" in text[label.span.start : label.span.end]


def test_a_line_that_breaks_a_rule_counts_as_not_having_happened() -> None:
    """Who may not remove has not removed: the removed can still speak."""
    text = with_lines("scene", "Sem verwijdert Noor uit 2b", "Noor: ik ben er nog")

    assert found(text, "E301") == []
    assert len(found(text, "E303")) == 1


def test_an_ending_that_no_outcome_comes_to_is_told_with_what_does() -> None:
    """A limit that is too high is an ending that nobody sees, and no other mistake of its lines is told."""
    text = BASE.replace("als erbij >= 7:", "als erbij >= 70:")
    text = text.replace("Sem > Noor: zit je straks bij ons?", "in 2b\nSem verwijdert Noor uit 2b")
    (diagnostic,) = found(text, "E320")

    assert dict(diagnostic.args) == {"ending": "Samen verder", "lowest": "4", "highest": "8"}
    assert found(text, "E303") == []


def test_what_only_many_can_reach_is_reached() -> None:
    """Lines under `als samen` are proved too, and the path says that many did it."""
    text = with_lines("options", "+ Roep iets    [aanspreken]", "    jij: kom op", "    erbij +1")
    text = text.replace(
        "        Sem: eens. hoe meer hoe beter", "        Noor > Sem: ja\n        Sem haalt het weg"
    )
    (diagnostic,) = found(text, "E309")

    assert diagnostic.path is not None
    assert [(step.pick, step.many) for step in diagnostic.path] == [(3, True)]


def test_a_story_over_budget_names_the_numbers_that_multiply_it() -> None:
    """The diagnostic points at what to make smaller."""
    graph, (diagnostic,) = explore(program_of(synthetic(8, 3, 5)), budget=100)

    assert graph is None
    assert diagnostic.code == "E330"
    assert "druk" in dict(diagnostic.args)["numbers"]


@pytest.mark.parametrize("moments", [1, 4])
def test_the_clock_may_not_run_back_on_any_path(moments: int) -> None:
    """The same weekday with an earlier time is an error; another weekday is the next such day to come."""
    text = synthetic(moments, 1, 3)

    assert found(text, "E314") == []
    assert len(found(text.replace("12:00", "12:00\n~ maandag 11:00", 1), "E314")) == 1


def test_whoever_notices_sees_the_line_on_every_path() -> None:
    """A noticer who was removed on one path is told with that path; the line still happens, and nothing else
    is told of it."""
    text = with_lines(
        "after", "als druk >= 2: Daan verwijdert Sem uit 2b", "(! Sem) Mila: zo", "Noor reageert 😂 op Mila"
    )
    one = examine(text).diagnostics

    assert [(item.code, picks(item)) for item in one] == [("E321", [4])]


def test_a_blocked_line_is_not_noticed() -> None:
    """What somebody who is blocked writes in private shows on no other phone."""
    lines = (
        "Noor blokkeert Daan",
        "(! Noor) Daan > Noor: hee",
        "(! Daan) Daan > Noor: hallo",
        "Noor > Daan: hoi",
    )

    assert len(found(with_lines("after", *lines), "E321")) == 1


def test_the_maker_and_the_added_see_their_group() -> None:
    """Making, adding and removing show to whom they are about."""
    lines = (
        "Daan verwijdert Noor uit 2b",
        "Noor > Daan: mag ik terug",
        "(! Noor) Daan voegt Noor toe aan 2b",
        "(! Mila, Sem) Mila maakt film met Sem",
    )
    text = with_lines("after", *lines).replace(
        "Daan maakt film met Mila, Sem, jij\n", "Mila voegt Daan, jij toe aan film\n"
    )

    assert found(text, "E321") == []


def test_nobody_notices_twice_on_a_path() -> None:
    """Two lines that exclude each other may name the same person; two in a row may not."""
    apart = with_lines("after", "als druk >= 2: (! Sem) Mila: zo", "anders: (! Sem) Mila: hoi")
    later = apart.replace("in film\n", "in film\n(! Sem) Daan: hier\n")

    assert [one.code for one in examine(apart).diagnostics] == []
    assert [(one.code, picks(one)) for one in examine(later).diagnostics] == [("W303", [1])]
