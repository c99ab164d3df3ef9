# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""After the ending, in words: what each choice left open, where silence led, and where there is help."""

from __future__ import annotations

from omstander.cli.terminal import Terminal
from omstander.export.telling import Voice, option_label, say, text, who
from omstander.files.helplines import read_helplines
from omstander.walk import Step, Walk, corridor


def look_back(walk: Walk, voice: Voice, terminal: Terminal) -> None:
    """Tell of every choice what it shut, and where silence would have led from there."""
    terminal.say("\n" + terminal.paint("bold", say(voice, "look.heading")))
    for step in corridor(walk):
        label = option_label(voice, step.moment, step.pick.option)
        moment = voice.automaton.parts["moments"][step.moment]
        terminal.say(f"\n? {text(voice, moment['prompt'])}")
        terminal.say(f"  {say(voice, 'look.you', option=label)}")
        silent = moment["options"][step.pick.option - 1][1] == "silent"
        for line in consequences(step, voice, silent):
            terminal.say(f"  {line}")
    terminal.say("\n" + say(voice, "look.honest"))


def consequences(step: Step, voice: Voice, silent: bool) -> list[str]:
    """Tell one choice looking back: the doors, the change, and where silence leads from there."""
    parts = voice.automaton.parts
    target = next((place for place, role in enumerate(parts["people"]) if role == "target"), 0)
    name = who(voice, target)
    lines = [say(voice, shut(step.before, step.after, len(parts["endings"])), name=name)]
    if not silent:
        change = "better" if step.change > 0 else "worse" if step.change < 0 else "same"
        lines.append(say(voice, f"look.{change}", name=name))
    return [*lines, say(voice, "paper.silence", ending=text(voice, parts["endings"][step.leads]))]


def shut(before: int, after: int, endings: int) -> str:
    """Name what a choice shut, as the key of its words: `before` and `after` are bits, from bad to good."""
    good = after.bit_length() < before.bit_length()
    bad = _lowest(after) > _lowest(before)
    best, worst = before.bit_length() == endings, before & 1 == 1
    if good and bad:
        return "look.shut-both" if best and worst else "look.shut-some"
    if good:
        return "look.shut-best" if best else "look.shut-good"
    if bad:
        return "look.shut-worst" if worst else "look.shut-bad"
    return "look.open"


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length()


def show_help(voice: Voice, language: str, terminal: Terminal) -> None:
    """Show the help card."""
    terminal.say("\n" + terminal.paint("bold", say(voice, "help.heading")))
    terminal.say(say(voice, "help.first"))
    for helper in read_helplines(language):
        ways = " · ".join(helper[key] for key in ("telephone", "site") if helper.get(key))
        terminal.say(f"  {helper['name']}: {helper['about']}" + (f" {ways}" if ways else ""))
