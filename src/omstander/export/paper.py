# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One path of a story to read: what stands in the page where no script runs, and what a printer prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from omstander.export.telling import Told, Voice, filled, option_label, say, text, told
from omstander.walk import Pick, Problem, Walk, ending, last_thing, moment, offers, start, step

HARM = ("attack", "join")
Helper = Mapping[str, Any]


def paper(voice: Voice, helpers: Sequence[Helper]) -> str:
    """Return HTML: what it is about, one path from first line to ending, and the help card."""
    about = text(voice, voice.automaton.parts["about"])
    intro = [f"<p>{escape(say(voice, 'start.about', about=about))}</p>"] if about else []
    intro.append(f"<p>{escape(say(voice, 'paper.explain'))}</p>")
    card = help_card(voice.strings, helpers)
    return "\n".join([*intro, '<article class="paper">', *_story(voice), "</article>", card])


def help_card(strings: Mapping[str, str], helpers: Sequence[Helper], level: int = 2) -> str:
    """Return the help card as HTML, with a heading of this level over it."""
    head = f"<h{level}>{escape(strings['help.heading'])}</h{level}>\n<p>{escape(strings['help.first'])}</p>"
    entries = (_helper(strings, one, level + 1) for one in helpers)
    return "\n".join(['<section class="help" id="help">', head, *entries, "</section>"])


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
            lines.append(f'<p class="chosen">{escape(say(voice, "paper.chosen", option=chosen))}</p>')
        story = told(voice, walk)
        lines += [_line(line) for line in story[shown:]]
        shown = len(story)
        lines += _moment(voice, walk) if ending(walk) < 0 else _ending(voice, walk)
    return lines


def _line(line: Told) -> str:
    if line.style == "chat":
        return f'<h2 class="chat">{escape(line.words)}</h2>'
    if line.style == "message":
        own = " mine" if line.own else ""
        return f'<p class="said{own}"><b>{escape(line.who)}:</b> {escape(line.words)}</p>'
    return f'<p class="{"when" if line.style == "clock" else "told"}">{escape(line.words)}</p>'


def _moment(voice: Voice, walk: Walk) -> list[str]:
    number = moment(walk)
    few = [pick.option for pick in offers(walk) if not pick.many]
    prompt = voice.automaton.parts["moments"][number]["prompt"]
    return _question(voice, prompt, [option_label(voice, number, option) for option in few])


def _question(voice: Voice, prompt: int, labels: Sequence[str]) -> list[str]:
    return [
        f"<h2>{escape(text(voice, prompt))}</h2>",
        f'<p class="asked">{escape(say(voice, "paper.options"))}</p>',
        '<ul class="asked">',
        *(f"<li>{escape(label)}</li>" for label in labels),
        "</ul>",
    ]


def _ending(voice: Voice, walk: Walk) -> list[str]:
    title = text(voice, voice.automaton.parts["endings"][ending(walk)])
    lines = [f"<h2>{escape(say(voice, 'end.heading'))}</h2>", f"<p>{escape(title)}</p>"]
    if last := last_thing(walk):
        lines += _question(voice, last["prompt"], [text(voice, label) for label, *_ in last["options"]])
    return lines


def _helper(strings: Mapping[str, str], one: Helper, level: int) -> str:
    lines = [f"<h{level}>{escape(one['name'])}</h{level}>", f"<p>{escape(one['about'])}</p>"]
    ways = []
    if telephone := one.get("telephone"):
        dial = "".join(sign for sign in telephone if sign in "+0123456789")
        ways.append(f'<a class="button plain" href="tel:{dial}">{escape(telephone)}</a>')
    if site := one.get("site"):
        host = site.split("/")[2].removeprefix("www.")
        ways.append(f'<a class="button plain" rel="noreferrer" href="{escape(site)}">{escape(host)}</a>')
    lines.append(f'<p class="buttons">{"".join(ways)}</p>')
    facts = {"date": one["verified_on"], "source": ", ".join(one["source"])}
    checked = f'<p class="faint">{escape(filled(strings["help.checked"], facts))}</p>'
    return "\n".join(["<div>", *lines, checked, "</div>"])
