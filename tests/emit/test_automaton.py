# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is emitted for a story that can be seen through, and the form of all that is emitted."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from bench.synthetic import synthetic
from tests.emit.small import FACTS, GRAPH, PROGRAM, SPAN, TEXTS, line

from omstander.compiler import examine
from omstander.emit import emit_automaton, emit_texts, to_json
from omstander.model.diagnostic import Span
from omstander.model.graph import Way
from omstander.model.program import LastOption, LastThing, Program
from omstander.model.story import Act, Kind

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "spec" / "automaton.schema.json").read_text(encoding="utf-8"))
STORIES = sorted([*ROOT.glob("content/stories/*/*.chat"), *ROOT.glob("tests/seeded/stories/*.chat")])
BYTES_A_WORD = 10


def small(program: Program = PROGRAM) -> dict[str, object]:
    """The automaton of the small story."""
    return emit_automaton(program, GRAPH, FACTS, "zonder-noor")


def test_moment() -> None:
    """A moment names its texts by their place among the player's texts, and says what is private."""
    assert small()["moments"] == [
        {
            "scene": 0,
            "prompt": 5,
            "options": [[6, "delay", 1], [8, "direct"], [-1, "silent"]],
            "step": "notice",
            "seconds": 20,
            "class": True,
            "together": [1, 2],
        }
    ]


def test_nodes() -> None:
    """Edges hold pick, target, delta, change and runs; sorting starts with what has no floor; endings are
    ranks."""
    assert small()["nodes"] == [
        {
            "moment": 0,
            "lost": 3,
            "reach": [[6, 3, 0]],
            "edges": [[1, 1, 1, 2, 1, 4], [2, 1, 0, 1, 2, 4], [-2, 1, 2, 3, 2, 3, 4], [3, 1, -1, 0, 4]],
        },
        {"edges": [[None, 3, 0, 0, 6], [7, 2, 0, 0, 5]]},
        {"ending": 1},
        {"ending": 0},
    ]


def test_events() -> None:
    """An event says only what there is to say; what it is about is found by a mark."""
    assert small()["runs"] == [
        [
            {"kind": "clock", "day": 5, "minute": 1182},
            {"by": 2, "in": 0, "text": 4, "noticed": True, "noticers": [1, 2]},
            {"kind": "remove", "by": 2, "in": 0, "people": [1]},
        ],
        [{"by": 0, "in": 1, "text": 7, "pause": 4}],
        [{"by": 0, "in": 0, "text": 9, "mark": 0}],
        [{"kind": "react", "by": -2, "in": 0, "on": 0}],
        [{"kind": "help-card"}],
        [{"by": 1, "in": 1, "text": 11}],
        [{"by": 1, "in": 1, "text": 13}],
    ]


def test_marks_of_endings_are_no_events() -> None:
    """The explorer's mark of where an ending begins is not told."""
    start = replace_beats(((-1, -1), *GRAPH.start.beats))

    assert small()["runs"] == emit_automaton(PROGRAM, start, FACTS, "zonder-noor")["runs"]


def replace_beats(beats):
    """The small graph with other beats at its start."""
    return replace(GRAPH, start=GRAPH.start._replace(beats=beats))


def test_texts_are_those_of_players() -> None:
    """What is for teachers is left out, names stand as numbers in the way they were written, braces stay
    doubled."""
    texts = emit_texts(PROGRAM, "nl", story_id="zonder-noor")["texts"]

    assert texts == [
        "Zonder {1}",
        "buitensluiten",
        "2B 🔥",
        "Zaterdag",
        "is {1-} er ook? {{ja}}",
        "{1} is eruit. En jij?",
        "{1} appen",
        "alles ok?",
        "Zeggen dat dit niet oké is",
        "dit is niet oké",
        "Samen",
        "dankje. {1's} fiets staat klaar",
        "Stilte",
        "doei",
    ]


def test_another_language_has_the_same_places() -> None:
    """A translation changes texts and names only."""
    templates = [f"{number} {{NOOR}}" for number in range(len(TEXTS))]
    english = emit_texts(PROGRAM, "en", templates, ["Robin", "Nora", "Dan"], story_id="zonder-noor")
    dutch = emit_texts(PROGRAM, "nl", story_id="zonder-noor")

    assert [english["texts"][place] for place in (0, 1, -2)] == ["0 {1+}", "1 {1+}", "13 {1+}"]
    assert {"language", "names", "texts"} == {key for key in dutch if dutch[key] != english[key]}


def test_last() -> None:
    """What endings close with stands by rank; each option is its text, its act and one run of its own."""
    options = (LastOption(6, Act.DELAY, (9, 10), SPAN), LastOption(8, Act.SILENT, (), SPAN))
    closing = replace(
        PROGRAM,
        lines=(*PROGRAM.lines, line(Kind.MESSAGE, 0, 1, 7), line(Kind.TYPING, 1, 1, seconds=3)),
        endings=(replace(PROGRAM.endings[0], last=LastThing(5, options, SPAN)), PROGRAM.endings[1]),
    )
    made = small(closing)

    jsonschema.validate(made, SCHEMA)
    assert made["last"] == [None, {"prompt": 5, "options": [[6, "delay", 7], [8, "silent"]]}]
    assert made["runs"] == [
        *small()["runs"],
        [{"by": 0, "in": 1, "text": 7}, {"kind": "typing", "by": 1, "in": 1, "seconds": 3}],
    ]
    assert made["nodes"] == small()["nodes"]
    assert made["version"] != small()["version"]


def test_version_ignores_wordings() -> None:
    """Other words, names and places in the file give the same version; one more point of outcome another.

    What the format got later changes no version where it is not used: the last one is that of before.
    """
    spoken = replace(
        PROGRAM,
        texts=tuple(replace(text, template=text.template.upper(), span=Span(7, 9)) for text in TEXTS),
        people=tuple(replace(person, name=person.name + "!") for person in PROGRAM.people),
    )
    noticing = replace(PROGRAM, lines=tuple(replace(line, noticers=()) for line in PROGRAM.lines))
    counted = replace(PROGRAM, numbers=(replace(PROGRAM.numbers[0], start=7),))

    assert small()["version"] == small(spoken)["version"]
    assert small()["version"] != small(counted)["version"]
    assert small()["version"] != small(noticing)["version"] == "7ecacd14"


def test_json_is_canonical() -> None:
    """Keys are sorted, nothing is escaped that need not be, nothing is spaced, and a line ends it."""
    assert to_json({"b": '2B 🔥 "ja"', "a": [1, None]}) == '{"a":[1,null],"b":"2B 🔥 \\"ja\\""}\n'


def compiled(path: Path, way: Way) -> tuple[dict[str, object], dict[str, object]]:
    """The automaton and the texts of a bundled story."""
    found = examine(path.read_text(encoding="utf-8"))
    assert found.program is not None
    automaton = emit_automaton(found.program, found.graphs[way], found.facts[way], path.stem)
    return automaton, emit_texts(found.program, found.program.language, story_id=path.stem)


@pytest.mark.parametrize("way", list(Way), ids=str)
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_bundled_stories_keep_to_the_schema(path: Path, way: Way) -> None:
    """Automaton and texts of every bundled story are as the schema says, and the same bytes every time."""
    automaton, texts = compiled(path, way)
    for part in (automaton, texts):
        jsonschema.validate(part, SCHEMA)

    assert [to_json(automaton), to_json(texts)] == [to_json(part) for part in compiled(path, way)]


def test_schema_refuses() -> None:
    """The schema refuses what it does not know."""
    for wrong in ({"format": 2}, {"way": "both"}, {"nodes": []}, {"more": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**small(), **wrong}, SCHEMA)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_size(path: Path) -> None:
    """The class automaton and the texts of one language take at most ten bytes a word, gzipped."""
    assert bytes_a_word(*compiled(path, Way.CLASS)) <= BYTES_A_WORD


@pytest.mark.slow
def test_size_of_a_long_story() -> None:
    """So does a story of ten moments, made by rule and told in the words of real ones."""
    found = examine(synthetic(10))
    assert found.program is not None
    pool = [text for path in STORIES for text in compiled(path, Way.CLASS)[1]["texts"]]
    words = sorted(set(pool), key=pool.index)[: len(found.program.texts)]
    automaton = emit_automaton(found.program, found.graphs[Way.CLASS], found.facts[Way.CLASS], "long")

    assert len(found.program.texts) == len(words)
    assert bytes_a_word(automaton, emit_texts(found.program, "nl", words)) <= BYTES_A_WORD


def bytes_a_word(automaton: dict[str, object], texts: dict[str, object]) -> float:
    """Bytes of both, gzipped, for each word that a player may read."""
    packed = sum(len(gzip.compress(to_json(part).encode(), 9, mtime=0)) for part in (automaton, texts))
    return packed / sum(len(re.findall(r"\w+", text)) for text in texts["texts"])
