# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One path of a story to read: what stands in the page where no script runs, and what a printer prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from omstander.export.telling import Told, Voice, option_label, say, text, told
from omstander.walk import Pick, Problem, Walk, ending, moment, offers, start, step

HARM = ("attack", "join")
Helper = Mapping[str, Any]


def paper(voice: Voice, helpers: Sequence[Helper]) -> str:
    """Return HTML: the introduction, one path from first line to ending, and the help card."""
    parts = voice.automaton.parts
    about = text(voice, parts["about"])
    intro = [f"<h1>{escape(text(voice, parts['title']))}</h1>"]
    intro += [f"<p>{escape(say(voice, 'start.about', about=about))}</p>"] if about else []
    intro.append(f"<p>{escape(say(voice, 'paper.explain'))}</p>")
    return "\n".join(
        [*intro, '<article class="paper">', *_story(voice), "</article>", help_card(voice, helpers)]
    )


def help_card(voice: Voice, helpers: Sequence[Helper]) -> str:
    """Return the help card as HTML."""
    head = f"<h2>{escape(say(voice, 'help.heading'))}</h2>\n<p>{escape(say(voice, 'help.first'))}</p>"
    return "\n".join(
        ['<section class="help">', head, *(_helper(voice, one) for one in helpers), "</section>"]
    )


def quiet_walk(voice: Voice) -> list[Walk]:
    """Walk the story by its first quiet options, and return the walk at every moment and at the ending."""
    walks = [start(voice.automaton)]
    while ending(walks[-1]) < 0:
        pick = min(offers(walks[-1]), key=lambda pick: _loudness(walks[-1], pick))
        there = step(walks[-1], pick.option, pick.many)
        assert not isinstance(there, Problem)
        walks.append(there)
    return walks


def _loudness(walk: Walk, pick: Pick) -> tuple[bool, int, int]:
    _, act, *quiet = walk.automaton.parts["moments"][moment(walk)]["options"][pick.option - 1]
    kind = 3 if act in HARM else 2 if act == "silent" else 0 if quiet else 1
    return pick.many, kind, pick.option


def _story(voice: Voice) -> list[str]:
    lines: list[str] = []
    shown = 0
    for walk in quiet_walk(voice):
        if walk.pick is not None and walk.before is not None:
            chosen = option_label(voice, moment(walk.before), walk.pick.option)
            lines.append(f"<p><strong>{escape(say(voice, 'paper.chosen', option=chosen))}</strong></p>")
        story = told(voice, walk)
        lines += [_line(line) for line in story[shown:]]
        shown = len(story)
        lines += _moment(voice, walk) if ending(walk) < 0 else _ending(voice, walk)
    return lines


def _line(line: Told) -> str:
    if line.style == "chat":
        return f'<h3 class="chat{" private" if line.private else ""}">{escape(line.words)}</h3>'
    if line.style == "message":
        return f"<p><b>{escape(line.who)}:</b> {escape(line.words)}</p>"
    return f'<p class="{line.style}">{escape(line.words)}</p>'


def _moment(voice: Voice, walk: Walk) -> list[str]:
    number = moment(walk)
    few = [pick.option for pick in offers(walk) if not pick.many]
    options = [f"<li>{escape(option_label(voice, number, option))}</li>" for option in few]
    prompt = text(voice, voice.automaton.parts["moments"][number]["prompt"])
    return [
        f"<h2>{escape(prompt)}</h2>",
        f"<p>{escape(say(voice, 'paper.options'))}</p>",
        "<ul>",
        *options,
        "</ul>",
    ]


def _ending(voice: Voice, walk: Walk) -> list[str]:
    title = text(voice, voice.automaton.parts["endings"][ending(walk)])
    return [f"<h2>{escape(say(voice, 'end.heading'))}</h2>", f"<p>{escape(title)}</p>"]


def _helper(voice: Voice, one: Helper) -> str:
    lines = [f"<h3>{escape(one['name'])}</h3>", f"<p>{escape(one['about'])}</p>"]
    if telephone := one.get("telephone"):
        dial = "".join(sign for sign in telephone if sign in "+0123456789")
        lines.append(f'<a class="way" href="tel:{dial}">{escape(telephone)}</a>')
    if site := one.get("site"):
        host = site.split("/")[2].removeprefix("www.")
        lines.append(f'<a class="way" rel="noreferrer" href="{escape(site)}">{escape(host)}</a>')
    date, source = one.get("verified_on"), ", ".join(one["source"])
    checked = say(voice, "help.checked", date=date, source=source) if date else say(voice, "help.unchecked")
    return "\n".join(["<div>", *lines, f'<p class="faint">{escape(checked)}</p>', "</div>"])
