# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How long a story takes: seconds per line and per moment, reasoned and adjustable, never measured on
readers.

A message takes what a calm player's pace shows it for: the author's own pause, or a second, and then time
to read it. Reading speed is 180 words a minute: below the 190 to 220 that readers of 12 to 14 reach
silently, because chat lines come one by one. A moment takes the reading of its prompt and options and ten
seconds to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from omstander.model.graph import Beat
from omstander.model.program import Line, Program, ProgramMoment
from omstander.model.story import Kind

SECONDS_A_WORD = 60 / 180
PAUSE = 1.0
SYSTEM_LINE = 1.5
SCENE_CLOCK = 2.0
DECIDING = 10.0

SPOKEN = (Kind.MESSAGE, Kind.PHOTO, Kind.VIDEO, Kind.POLL, Kind.FORWARD)
INSTANT = (Kind.READ, Kind.HELP_CARD, Kind.STOPS_TYPING, Kind.TAKES_BACK, Kind.MUTE, Kind.KEEP)

_WORD = re.compile(r"\{[^{}]+\}|\w+")


def words(template: str) -> int:
    """How many words a text has; a name is one."""
    return len(_WORD.findall(template))


class Pace:
    """Seconds, messages and words of the lines and moments of one story."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._seconds = tuple(self._line_seconds(line) for line in program.lines)
        self._words = tuple(self._line_words(line) for line in program.lines)
        self._messages = tuple(int(line.kind in SPOKEN and self._on_phone(line)) for line in program.lines)

    def beats(self, beats: Iterable[Beat]) -> tuple[float, int, int]:
        """Seconds, messages and words of what happens on an edge."""
        told = [line for line, _ in beats if line >= 0]
        return (
            sum(self._seconds[line] for line in told),
            sum(self._messages[line] for line in told),
            sum(self._words[line] for line in told),
        )

    def moment(self, moment: ProgramMoment, picks: Iterable[int]) -> tuple[float, int]:
        """Seconds and words of a moment that offers these picks."""
        texts = [moment.prompt, *(moment.options[pick - 1].label for pick in sorted(set(picks)))]
        count = sum(words(self.program.texts[text].template) for text in texts)
        return DECIDING + count * SECONDS_A_WORD, count

    def _on_phone(self, line: Line) -> bool:
        """In a group, or in a private chat of the player's; of a private chat between others the player
        sees nothing."""
        chat = line.target_chat if line.target_chat >= 0 else line.chat
        return chat < 0 or not self.program.chats[chat].private or 0 in self.program.chats[chat].members

    def _line_words(self, line: Line) -> int:
        if line.text < 0 or not self._on_phone(line) or line.kind in (Kind.TYPING, Kind.REACT):
            return 0
        return sum(words(self.program.texts[text].template) for text in (line.text, *line.choices))

    def _line_seconds(self, line: Line) -> float:
        if not self._on_phone(line) or line.kind in INSTANT:
            return 0.0
        pause = float(line.pause) if line.pause >= 0 else PAUSE
        if line.kind is Kind.TYPING:
            return float(line.seconds) if line.seconds > 0 else SYSTEM_LINE
        if line.kind is Kind.CLOCK:
            return SCENE_CLOCK
        return pause + (self._line_words(line) * SECONDS_A_WORD if line.kind in SPOKEN else SYSTEM_LINE)
