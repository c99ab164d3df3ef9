# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The corridor of a path as a picture: per moment a row, per ending a block, from bad to good.

A full block is an ending that could still come, a striped one was shut here, an empty one was shut before.
Light, and no colour carries meaning alone, so that it prints; its description says all of it in words.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from html import escape

from omstander.cli.looking_back import consequences
from omstander.export.telling import Voice, option_label, say, text, who
from omstander.files.words import Words
from omstander.walk import Step, Walk, corridor, ending
from omstander.wording import printable

WIDTH, MARGIN, LINE, GAP = 720, 36, 22, 10
BLOCK_HEIGHT, LARGEST_BLOCK = 30, 130
LETTERS = 78
"""How many letters of usual text fit between the margins."""

HEAD = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" \
height="{height}" role="img" aria-labelledby="title about" \
font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="15" fill="#1c2430">
<title id="title">{title}</title>
<desc id="about">{about}</desc>
<defs><pattern id="shut" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
<rect width="8" height="8" fill="#efe9dc"/><path d="M0 0V8" stroke="#7d745f" stroke-width="3"/>\
</pattern></defs>
<rect width="{width}" height="{height}" fill="#fff"/>"""
SHAPES = {
    "open": 'fill="#9cc9c3" stroke="#1f6f66" stroke-width="1.5"',
    "shut": 'fill="url(#shut)" stroke="#7d745f" stroke-width="1.5"',
    "gone": 'fill="none" stroke="#566070" stroke-dasharray="4 4"',
}


@dataclass(slots=True)
class Sheet:
    """What has been drawn so far, and how far down."""

    parts: list[str]
    down: int = MARGIN

    def write(self, words: str, *, bold: bool = False, size: int = 15, faint: bool = False) -> None:
        """Write a paragraph, in as many lines as it takes."""
        for line in textwrap.wrap(printable(words), LETTERS * 15 // size) or [""]:
            self.down += LINE * size // 15
            style = (' font-weight="bold"' if bold else "") + (' fill="#566070"' if faint else "")
            self.parts.append(_text(MARGIN, self.down, line, f' font-size="{size}"{style}'))

    def blocks(self, states: list[str], mark: int, sign: str) -> None:
        """Draw a row of blocks, with a sign below one of them."""
        step = min(LARGEST_BLOCK + GAP, (WIDTH - 2 * MARGIN) / len(states))
        self.down += GAP
        for place, state in enumerate(states):
            left = MARGIN + place * step
            size = f'width="{step - GAP:g}" height="{BLOCK_HEIGHT}" rx="4"'
            self.parts.append(f'<rect x="{left:g}" y="{self.down}" {size} {SHAPES[state]}/>')
        self.down += BLOCK_HEIGHT + 14
        middle = MARGIN + mark * step + (step - GAP) / 2
        self.parts.append(_text(middle, self.down, sign, ' text-anchor="middle" font-size="13"'))


def corridor_picture(voice: Voice, walk: Walk, words: Words) -> str:
    """Draw the corridor of a walk that came to an ending, as SVG."""
    title = words("svg.title", story=text(voice, voice.automaton.parts["title"]))
    sheet, told = Sheet([]), []
    sheet.write(title, bold=True, size=24)
    sheet.write(_scale(voice), faint=True)
    for step in corridor(walk):
        told.append(_row(sheet, voice, step))
    told.append(_last_row(sheet, voice, walk, words))
    sheet.down += GAP
    sheet.write(f"{say(voice, 'paper.legend')} · {words('svg.mark')}", faint=True, size=13)
    sheet.write(say(voice, "look.honest"), faint=True, size=13)
    about = words("svg.about", name=_target(voice), rows=" ".join(told))
    head = HEAD.format(width=WIDTH, height=sheet.down + MARGIN, title=_escape(title), about=_escape(about))
    return "\n".join([head, *sheet.parts, "</svg>\n"])


def _row(sheet: Sheet, voice: Voice, step: Step) -> str:
    """Draw one choice; give it in words too."""
    parts = voice.automaton.parts
    moment = parts["moments"][step.moment]
    prompt = text(voice, moment["prompt"])
    you = say(voice, "look.you", option=option_label(voice, step.moment, step.pick.option))
    silent = moment["options"][step.pick.option - 1][1] == "silent"
    happened = consequences(step, voice, silent)
    sheet.down += 2 * GAP
    sheet.write(prompt, bold=True)
    sheet.write(you)
    sheet.blocks(states(step.before, step.after, len(parts["endings"])), step.leads, "▲")
    sheet.write(happened[0])
    return " ".join([prompt, you + ".", *happened])


def _last_row(sheet: Sheet, voice: Voice, walk: Walk, words: Words) -> str:
    rank, endings = ending(walk), voice.automaton.parts["endings"]
    line = words("svg.ended", ending=text(voice, endings[rank]))
    sheet.down += 2 * GAP
    sheet.write(line, bold=True)
    sheet.blocks(states(1 << rank, 1 << rank, len(endings)), rank, "●")
    return line + "."


def states(before: int, after: int, endings: int) -> list[str]:
    """Say for each ending, from bad to good, whether it is open, shut here, or gone before."""
    return [
        "open" if after >> rank & 1 else "shut" if before >> rank & 1 else "gone" for rank in range(endings)
    ]


def _scale(voice: Voice) -> str:
    name = _target(voice)
    return f"{say(voice, 'look.from-bad', name=name)} → {say(voice, 'look.to-good', name=name)}"


def _target(voice: Voice) -> str:
    people = voice.automaton.parts["people"]
    return who(voice, people.index("target") if "target" in people else 0)


def _text(left: float, down: int, words: str, style: str) -> str:
    return f'<text x="{left:g}" y="{down}"{style}>{_escape(words)}</text>'


def _escape(words: str) -> str:
    return escape(printable(words), quote=False)
