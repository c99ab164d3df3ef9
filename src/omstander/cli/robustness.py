# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Which conclusions of a story hold if any one of its effects were a little higher or lower."""

from __future__ import annotations

import time
from collections.abc import Mapping
from fractions import Fraction
from typing import TypedDict

from omstander.analyse import Claim, Conclusion, conclusions
from omstander.cli.examining import Examined
from omstander.cli.figures import words_of
from omstander.cli.terminal import PATIENCE, Terminal
from omstander.compiler import Hinge, robust
from omstander.model.graph import Way
from omstander.wording import Source


class Hold(TypedDict):
    """One conclusion; `hangs_on` is the line of an effect that it hangs on, `change` how it would differ."""

    conclusion: str
    line: int | None
    holds: bool
    hangs_on: int | None
    change: int | None


def try_effects(examined: Examined, way: Way, terminal: Terminal) -> list[Hold]:
    """Try every effect one higher and one lower; say now and then how far it is."""
    hinges: Mapping[Conclusion, Hinge] = {}
    said = time.monotonic()
    for done, found in robust(examined.program, way):
        hinges = found
        if time.monotonic() - said > PATIENCE and done < Fraction(1):
            said = time.monotonic()
            terminal.note(terminal.words("robust.progress", done=int(done * 100)))
    facts = examined.examination.facts[way]
    so = [one for one, is_so in conclusions(examined.program, facts).items() if is_so]
    return [_hold(one, hinges.get(one), examined, terminal) for one in so]


def say_holds(holds: list[Hold], terminal: Terminal) -> None:
    """Say which conclusions hang on one effect."""
    words, hanging = terminal.words, [one for one in holds if not one["holds"]]
    terminal.say("\n" + terminal.paint("bold", words("robust.heading")))
    if not hanging:
        terminal.say(words("robust.all", n=len(holds)))
        return
    terminal.say(words("robust.some", n=len(holds), held=len(holds) - len(hanging)))
    for one in hanging:
        change = words("robust.higher" if one["change"] == 1 else "robust.lower")
        hinge = words("robust.hinge", line=one["hangs_on"], change=change)
        terminal.say(f"  {one['conclusion']}: {hinge}")


def _hold(conclusion: Conclusion, hinge: Hinge | None, examined: Examined, terminal: Terminal) -> Hold:
    source = Source.of(examined.script.text)
    line = _line(conclusion, examined, source)
    return {
        "conclusion": terminal.words(f"claim.{conclusion.claim.value}", **_facts(conclusion, line, examined)),
        "line": line,
        "holds": hinge is None,
        "hangs_on": None if hinge is None else source.place(hinge.span.start).line,
        "change": None if hinge is None else hinge.change,
    }


def _line(conclusion: Conclusion, examined: Examined, source: Source) -> int | None:
    program = examined.program
    if conclusion.ending >= 0:
        return source.place(program.endings[conclusion.ending].span.start).line
    if conclusion.moment < 0:
        return None
    moment = program.moments[conclusion.moment]
    span = moment.options[conclusion.pick - 1].span if conclusion.pick else moment.span
    return source.place(span.start).line


def _facts(conclusion: Conclusion, line: int | None, examined: Examined) -> dict[str, object]:
    program = examined.program
    facts: dict[str, object] = {"line": line}
    if conclusion.claim is Claim.ENDING_REACHED:
        facts["ending"] = words_of(program, program.endings[conclusion.ending].title)
    elif conclusion.pick:
        option = program.moments[conclusion.moment].options[conclusion.pick - 1]
        facts["option"] = words_of(program, option.label)
    return facts
