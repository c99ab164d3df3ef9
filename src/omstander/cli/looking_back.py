# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""After the ending, in words: what each choice left open, where silence led, and where there is help."""

from __future__ import annotations

import json
from typing import Any

from omstander.cli.narrator import Narrator
from omstander.cli.terminal import Terminal
from omstander.files.data import data_root
from omstander.walk import Step, Walk, corridor


def look_back(walk: Walk, narrator: Narrator, terminal: Terminal) -> None:
    """Tell of every choice what it shut, and where silence would have led from there."""
    words, parts = narrator.words, walk.automaton.parts
    terminal.say("\n" + terminal.paint("bold", words("look.heading")))
    for step in corridor(walk):
        moment = parts["moments"][step.moment]
        label = narrator.text(moment["options"][step.pick.option - 1][0]) or words("moment.silent")
        terminal.say(f"\n? {narrator.text(moment['prompt'])}")
        terminal.say(f"  {words('look.you', option=label)}")
        for line in _consequences(step, narrator, moment["options"][step.pick.option - 1][1] == "silent"):
            terminal.say(f"  {line}")
    terminal.say("\n" + words("look.honest"))


def _consequences(step: Step, narrator: Narrator, silent: bool) -> list[str]:
    words, parts = narrator.words, narrator.automaton.parts
    target = next((place for place, role in enumerate(parts["people"]) if role == "target"), 0)
    key = shut(step.before, step.after, len(parts["endings"]))
    lines = [words(key, name=narrator.name(target))]
    if not silent:
        change = "better" if step.change > 0 else "worse" if step.change < 0 else "same"
        lines.append(words(f"look.{change}", name=narrator.name(target)))
    lines.append(words("look.silence", ending=narrator.text(parts["endings"][step.leads])))
    return lines


def shut(before: int, after: int, endings: int) -> str:
    """Name what a choice shut, as the key of its words: `before` and `after` are bits, from bad to good."""
    good = after.bit_length() < before.bit_length()
    bad = _lowest(after) > _lowest(before)
    if good and bad:
        all_ends = before.bit_length() == endings and before & 1
        return "look.shut-both" if all_ends else "look.shut-some"
    if good:
        return "look.shut-best" if before.bit_length() == endings else "look.shut-good"
    if bad:
        return "look.shut-worst" if before & 1 else "look.shut-bad"
    return "look.open"


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length()


def show_help(narrator: Narrator, terminal: Terminal) -> None:
    """Show the help card."""
    words = narrator.words
    terminal.say("\n" + terminal.paint("bold", words("help.heading")))
    terminal.say(words("help.first"))
    for entry in read_help(words.language):
        ways = " · ".join(entry[key] for key in ("telephone", "site") if entry.get(key))
        terminal.say(f"  {entry['name']}: {entry['about']}" + (f" {ways}" if ways else ""))


def read_help(language: str) -> list[dict[str, Any]]:
    """Read the helplines of a language."""
    path = data_root() / "content" / "help" / f"{language}.json"
    entries: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["entries"]
    return entries
