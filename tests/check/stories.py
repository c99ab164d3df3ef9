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


ENGLISH = """story: Left out
language: en
age: 12-16
about: being left out of a group chat
outcome: included

people
    Noor     target
    Daan     instigator
    Robin    you

group 2b: "2B" with Daan (admin), Noor, you and 3 others

numbers
    included: 1
    kept: no

== Saturday ==
~ saturday 14:20
Noor: can i come
Daan: no
// translator: a pun on full
Daan: we are full

? What do you do?                [notice]
+ Text Noor                      [delay]
    you > Noor: are you ok?
    included +1
+ Ask Noor whether to keep this  [document]
    you keep "we are full"
    you > Noor: shall I keep this?
    kept yes, included +1
+ Say it is not ok               [direct]
    you: there is room for everybody
    if together:
        others: yes there is
        included +1
- Laugh along                    [join]
    you: haha
    included -2
* Put the phone away             (silent)
    included -1

if kept:
    Noor > you: thanks
help card
if included >= 2: go to Together
go to Quiet

== ending Together ==
you > Noor: will you ride with me
== ending Quiet ==
Daan > Noor: sorry

-- debrief
    What kept you from it?
"""
