# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Stories to check, and how they are asked about."""

from __future__ import annotations

from pathlib import Path

from omstander.check import check_story
from omstander.files.word_lists import word_lists
from omstander.model.diagnostic import Diagnostic
from omstander.model.program import Program
from omstander.parse import parse_story

ROOT = Path(__file__).resolve().parents[2]
BASE = (ROOT / "spec" / "errors" / "base.chat").read_text(encoding="utf-8")
REAL = sorted((*ROOT.glob("tests/seeded/stories/*.chat"), *ROOT.glob("content/stories/*/*.chat")))
WORDS = word_lists()


def base_with(slot: str, *lines: str) -> str:
    """The base story of the error pages with some lines more, indented as its marker is."""
    marker = next(line for line in BASE.splitlines() if line.strip() == f"//@ {slot}")
    indent = marker[: marker.index("/")]
    return BASE.replace(marker, "\n".join(indent + line for line in lines))


def found(text: str) -> list[Diagnostic]:
    """What check says of a text."""
    story, _ = parse_story(text)
    return check_story(story, text, WORDS)[1]


def codes(text: str) -> list[tuple[str, str]]:
    """What check says, as code and the words it points at."""
    return [(one.code, text[one.span.start : one.span.end]) for one in found(text)]


def program(text: str) -> Program:
    """The program of a text that has one."""
    story, _ = parse_story(text)
    made, _ = check_story(story, text)
    assert made is not None
    return made
