# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The figures of a story as a table that an editor can read."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from fractions import Fraction

from omstander.cli.columns import shortened, table
from omstander.cli.figures import EndingFigures, MomentFigures, StoryFigures
from omstander.cli.terminal import Terminal
from omstander.files.words import Words
from omstander.model.facts import MomentFacts, StoryFacts

LABEL_COLUMNS = 52
NOTHING = "·"


def say_figures(title: str, figures: StoryFigures, facts: StoryFacts, terminal: Terminal) -> None:
    """Say the head, the endings and every moment of a story."""
    words = terminal.words
    terminal.say(terminal.paint("bold", f"{title}, {words(f'way.{facts.way.value}')}"))
    for line in head(figures, words):
        terminal.say(line)
    terminal.say()
    for line in endings(figures, facts, terminal):
        terminal.say(line)
    for line in alike(figures, words):
        terminal.say(line)
    for number, (moment, known) in enumerate(zip(figures["moments"], facts.moments, strict=True), 1):
        terminal.say()
        for line in moment_lines(number, moment, known, terminal):
            terminal.say(line)
    terminal.say("\n" + words("moments.legend"))


def head(figures: StoryFigures, words: Words) -> list[str]:
    """Say the story's own figures."""
    corridor = figures["corridor"]
    span = between((corridor["worst"], corridor["best"]), words)
    merged = words("figures.states-merged", states=figures["states"], merged=figures["merged"])
    return table(
        [
            (words("figures.paths"), figures["paths"]),
            (words("figures.states"), merged),
            (words("figures.minutes"), between(figures["minutes"], words)),
            (words("figures.messages"), between(figures["messages"], words)),
            (
                words("figures.outcome", name=figures["outcome"]),
                words("figures.corridor", range=span, silent=corridor["silent"]),
            ),
        ]
    )


def endings(figures: StoryFigures, facts: StoryFacts, terminal: Terminal) -> list[str]:
    """Say the endings from bad to good."""
    words = terminal.words
    by_number = dict(zip((one.ending for one in facts.endings), figures["endings"], strict=True))
    ordered = [by_number[number] for number in facts.ranks if number in by_number]
    heads = ("ending", "line", "outcome", "paths", "chance")
    rows = [tuple(words(f"table.{name}") for name in heads), *(_ending(one, words) for one in ordered)]
    first, *rest = table(rows, frozenset({1, 2, 3, 4}), "")
    return [terminal.paint("bold", first), *rest]


def alike(figures: StoryFigures, words: Words) -> list[str]:
    """Say which endings share lines of their closing scenes, the most alike first; nothing if none do."""
    names = {ending["line"]: shortened(ending["name"], LABEL_COLUMNS) for ending in figures["endings"]}
    pairs = sorted(figures["shared"], key=lambda pair: -Fraction(pair["share"]))
    rows = [
        (f"  {names[pair['lines'][0]]} / {names[pair['lines'][1]]}", percent_of(pair["share"]))
        for pair in pairs
        if Fraction(pair["share"])
    ]
    return (
        ["", *table([(words("table.alike"), words("table.share")), *rows], frozenset({1}), "")]
        if rows
        else []
    )


def _ending(ending: EndingFigures, words: Words) -> tuple[str, ...]:
    outcome = between(ending["outcome"], words) if ending["outcome"] else words("table.never")
    name = "  " + shortened(ending["name"], LABEL_COLUMNS)
    return name, str(ending["line"]), outcome, ending["paths"], percent_of(ending["uniform"])


def moment_lines(number: int, moment: MomentFigures, facts: MomentFacts, terminal: Terminal) -> list[str]:
    """Say one moment: what it asks, what hangs on it, and its options."""
    words = terminal.words
    step = f" [{words('step.' + moment['step'])}]" if moment["step"] else ""
    heads = ("line", "option", "act", "alone", "together", "visible")
    rows = [tuple(words(f"table.{name}") for name in heads)]
    for option in moment["options"]:
        act = words(f"act.{option['act']}")
        changes = [change(option[way], words) for way in ("alone", "together")]
        changes.append(str(option["visible"][0]) if option["visible"] else NOTHING)
        rows.append((str(option["line"]), shortened(option["label"], LABEL_COLUMNS), act, *changes))
    return [
        terminal.paint("bold", words("table.moment", n=number, line=moment["line"]) + f": {moment['prompt']}")
        + step,
        *textwrap.wrap(f"  {'; '.join(_weight(moment, facts, words))}.", 100, subsequent_indent="  "),
        *table(rows, frozenset({0, 3, 4, 5})),
    ]


def _weight(moment: MomentFigures, facts: MomentFacts, words: Words) -> list[str]:
    lost = moment["lost"]
    parts = [
        words.count("moment.states", moment["states"]),
        words("moment.reach", chance=percent_of(moment["uniform_reach"])),
        words("moment.lost", lost=between(lost, words)) if lost[1] else words("moment.lost-nothing"),
    ]
    if facts.closes_door:
        parts.append(words("moment.closes-best" if facts.closes_best else "moment.closes-door"))
    return [*parts, words("moment.idle")] if facts.idle else parts


def between(values: Sequence[float], words: Words) -> str:
    """Say a range, or one value."""
    low, high = values
    if low == high:
        return _number(low, words)
    return words("range", low=_number(low, words), high=_number(high, words))


def change(values: list[int] | None, words: Words) -> str:
    """Say what an option changes, with its sign."""
    if values is None:
        return NOTHING
    low, high = (f"{value:+d}" if value else "0" for value in values)
    return low if low == high else words("range", low=low, high=high)


def percent_of(fraction: str) -> str:
    """Say a fraction that is written as `n/d`."""
    return percent(Fraction(fraction))


def percent(share: Fraction) -> str:
    """Say a share in whole percents, none and all only where it is so."""
    whole = round(share * 100)
    if whole == 0 and share:
        return "< 1 %"
    return "> 99 %" if whole == 100 and share < 1 else f"{whole} %"


def _number(value: float, words: Words) -> str:
    text = str(value).removesuffix(".0") if isinstance(value, float) else str(value)
    return text.replace(".", ",") if words.language == "nl" else text
