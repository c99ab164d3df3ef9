# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The one last thing with which an ending may close."""

from __future__ import annotations

import pytest
from tests.oracle.generator import Size, seeded_story

from omstander.compiler import Examination, examine
from omstander.model.graph import NodeKind, Way
from omstander.model.program import LastThing, Program

from .stories import base_with, codes

LAST = (
    "? Eén ding kan nog.",
    "+ gaat het een beetje    [opvangen]",
    "    jij > Noor: gaat het een beetje",
    "    (5s) Noor > jij: mwah",
    "* Nu niet    (stil)",
)


def closing(*lines: str) -> tuple[Program, LastThing]:
    """The base story with these lines in its last ending, and what that closes with."""
    found = examine(base_with("endings", *lines))
    assert found.diagnostics == ()
    assert found.program is not None
    last = found.program.endings[-1].last
    assert last is not None
    return found.program, last


def test_it_is_laid_out_beside_the_code() -> None:
    """Its lines are lines of the program that no instruction tells; its words are texts of the ending."""
    program, last = closing(*LAST)
    texts = [program.texts[last.prompt], *(program.texts[option.label] for option in last.options)]

    assert [option.act.value for option in last.options] == ["delay", "silent"]
    assert [[program.lines[line].pause for line in option.lines] for option in last.options] == [[-1, 5], []]
    assert {text.scene for text in texts} == {program.texts[program.endings[-1].title].scene}
    plain = examine(base_with("endings")).program
    assert plain is not None
    assert (program.code, len(program.moments)) == (plain.code, len(plain.moments))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    jij > Noor", "    jij > mevrouw Aydin", []),
        ("    (5s) Noor", "    Noor > jij typt (3s)\n    Noor > jij stopt met typen\n    (5s) Noor", []),
        ("    (5s) Noor > jij: mwah", "    jij > Noor stuurt foto: mijn fiets", []),
        ("    (5s) Noor > jij: mwah", "    Noor > jij haalt het weg", ["E309"]),
        ("    (5s) Noor > jij: mwah", "    hulpkaart", ["E278"]),
        ("    (5s) Noor > jij: mwah", "    ~ zondag 10:00", ["E278"]),
        ("    (5s) Noor > jij: mwah", "    in 2b", ["E277"]),
        ("    (5s) Noor > jij: mwah", "    naar Stilte", ["E266"]),
        ("    (5s) Noor > jij: mwah", "    ? N?\n    + hoi    [opvangen]\n    * niks    (stil)", ["E264"]),
        ("    (5s) Noor > jij: mwah", "    Noro > jij: hoi", ["E201"]),
        ("    (5s) Noor > jij: mwah", "    Noor > jij bewaart \"sorry van zaterdag\"", ["E278"]),
        ("* Nu niet    (stil)", "* Nu niet    (stil)\n* Straks    (stil)", ["E253"]),
        ("* Nu niet    (stil)", "* Nu niet    (stil) (als sem-durft)", ["E275"]),
        ("\n* Nu niet    (stil)", "", ["E252"]),
        ("[opvangen]", "", ["E250"]),
        ("kan nog.", "kan nog.    (klas)", ["E275"]),
    ],
)  # fmt: skip
def test_what_belongs_in_it(old: str, new: str, code: list[str]) -> None:
    """Private lines of the player and answers do; whatever else is told once."""
    text = base_with("endings", *"\n".join(LAST).replace(old, new).split("\n"))
    assert [one for one, _ in codes(text)] == code


def test_only_silence_is_told() -> None:
    """A door that nobody can go through is none."""
    assert [one for one, _ in codes(base_with("endings", LAST[0], LAST[-1]))] == ["E257"]


def test_it_is_no_moment_of_the_story() -> None:
    """A story in which only an ending asks something has no moment."""
    text = base_with("endings", *LAST)
    first, last = text.index("? Noor wil mee"), text.index("== Zondag")
    assert "E272" in [one for one, _ in codes(text[:first] + text[last:])]


def test_no_later_line_refers_to_it() -> None:
    """What may not have been said is no line that another ending can mean, or be unsure about."""
    quoting = 'Noor bewaart "gaat het een beetje"'
    text = base_with("endings", *LAST, "== einde Later ==", "in 2b", quoting)
    assert "E210" in [one for one, _ in codes(text)]


def test_it_changes_no_figure() -> None:
    """With a last thing at every ending a story keeps its states, figures, lengths and findings."""
    measured = 0
    for seed in range(40):
        text = seeded_story(seed, wild=seed % 2 == 1, size=Size(paths=200))
        parts = text.rstrip("\n").split("\n== einde ")
        closed = "\n== einde ".join([parts[0], *("\n".join([part, *LAST]) for part in parts[1:])])
        plain, found = examine(text), examine(closed)

        assert [one.code for one in found.diagnostics] == [one.code for one in plain.diagnostics]
        assert found.facts == plain.facts
        assert shapes(found) == shapes(plain)
        assert found.program is not None
        assert all(one.last for one in found.program.endings)
        measured += len(found.facts)
    assert measured > 60


def shapes(found: Examination) -> dict[Way, list[tuple[NodeKind, list[tuple[int, bool, int, int]]]]]:
    """The states of a story and what leads from one to the next, its lines left out."""
    return {
        way: [
            (node.kind, [(one.pick, one.many, one.delta, one.target) for one in node.edges])
            for node in graph.nodes
        ]
        for way, graph in found.graphs.items()
    }
