# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Small scripts for the tests of the parser."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from omstander.model.diagnostic import Span
from omstander.model.story import Block, Statement
from omstander.parse import parse_story

ROOT = Path(__file__).resolve().parents[2]
STORIES = {
    path.stem: path.read_text("utf-8") for path in sorted((ROOT / "tests/seeded/stories").glob("*.chat"))
}
BASE = (ROOT / "spec/errors/base.chat").read_text("utf-8")

DUTCH = """verhaal: Zonder Noor
taal: nl
uitkomst: erbij

mensen
    Noor             doelwit
    Daan             aanstichter
    Sem              omstander
    mevrouw Aydin    volwassene
    Robin            jij

groep 2b: "2B" met Daan (beheerder), Noor, Sem, jij en 19 anderen
groep feest: "Feest" later

getallen
    erbij: 6
    druk: 1 (0 tot 3)
    sem-durft: nee

== Zaterdag ==
"""
ENGLISH = """story: Without Noor
language: en
outcome: belonging

people
    Noor        target
    Daan        instigator
    Sem         bystander
    Ms Aydin    adult
    Robin       you

group 2b: "2B" with Daan (admin), Noor, Sem, you and 19 others
group party: "Party" later

numbers
    belonging: 6
    pressure: 1 (0 to 3)
    sem-dares: no

== Saturday ==
"""


def scene(lines: str, opening: str = DUTCH) -> Block:
    """Read lines of a scene that must be free of mistakes."""
    story, found = parse_story(opening + lines)
    assert [one.code for one in found] == [], found
    return story.scenes[0].body


def statement(line: str, opening: str = DUTCH) -> Statement:
    """Read one statement that must be free of mistakes."""
    (only,) = scene(line, opening)
    return only


def mistakes(lines: str, opening: str = DUTCH) -> list[tuple[str, str]]:
    """Read lines of a scene and give the codes with the stretch of text that each is about."""
    text = opening + lines
    return [(one.code, text[one.span.start : one.span.end]) for one in parse_story(text)[1]]


def facts(lines: str, opening: str = DUTCH) -> dict[str, str]:
    """Give the facts of the one mistake in lines of a scene."""
    (only,) = parse_story(opening + lines)[1]
    return dict(only.args)


def without_places(value: Any) -> Any:
    """Make trees comparable: drop spans, and the length of the text."""
    if isinstance(value, tuple):
        return tuple(without_places(item) for item in value)
    if isinstance(value, Span) or not is_dataclass(value):
        return None if isinstance(value, Span) else value
    shown = [field.name for field in fields(value) if field.name != "length"]
    return (type(value).__name__, *((name, without_places(getattr(value, name))) for name in shown))
