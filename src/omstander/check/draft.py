# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The program while it is being made: tables that only grow, and the names that are looked up in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from omstander.check.cast import Cast
from omstander.check.findings import Findings
from omstander.check.names import nearest
from omstander.model.diagnostic import NOWHERE, Label, Span
from omstander.model.program import (
    Instruction,
    Line,
    ProgramChat,
    ProgramMoment,
    ProgramNumber,
    ProgramOption,
    ProgramText,
)
from omstander.model.reference import to_template
from omstander.model.story import YOU, Comment, Name, Text

NO_CHAT = -1
"""No group is current: a line that needs one is told."""

OTHERS = -2
"""The actor that is one of the rest of the class."""

OTHERS_WORDS = frozenset({"anderen", "andere", "ander", "others", "other"})


NOTE = re.compile(r"\s*(?:vertaler|translator)\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Draft:
    """All tables of a program. `keywords` is the language of the script's keywords; `note` is the
    translator's note that waits for the next text, `scene` the scene being read; `bodies` has each option
    with the stretch of code that is its body, `words` what can be quoted, by line, `lost` what
    was said in lines that were left out."""

    cast: Cast
    findings: Findings
    keywords: str
    source: str
    texts: list[ProgramText] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    code: list[Instruction] = field(default_factory=list)
    chats: list[ProgramChat] = field(default_factory=list)
    moments: list[ProgramMoment] = field(default_factory=list)
    pairs: dict[frozenset[int], int] = field(default_factory=dict)
    bodies: list[tuple[ProgramOption, int, int]] = field(default_factory=list)
    words: dict[int, str] = field(default_factory=dict)
    numbers: list[ProgramNumber] = field(default_factory=list)
    ghosts: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    names: tuple[str, ...] = ()
    scene: int = -1
    note: str = ""

    # --- texts ----------------------------------------------------------------------------------------------

    def text(self, role: str, text: Text, speaker: str = "", chat: str = "") -> int:
        """Add a text with its names made references; returns its number."""
        if not self.names:
            self.names = self.cast.names
        template = to_template(text.raw, self.names)
        self.texts.append(ProgramText(role, template, speaker, chat, self.scene, self.note, text.span))
        self.note = ""
        return len(self.texts) - 1

    def keep_note(self, comment: Comment) -> None:
        """Keep a translator's note for the next text."""
        note = NOTE.fullmatch(comment.text)
        self.note = note[1].strip() if note else self.note

    def called(self, person: int) -> str:
        """What a person is called for those who translate."""
        if person == OTHERS:
            return "anderen" if self.keywords == "nl" else "others"
        if person == 0:
            return "jij" if self.keywords == "nl" else "you"
        return self.cast.people[person].name

    def chat_called(self, chat: int) -> str:
        """What a chat is called for those who translate: its id, or its two people."""
        if chat < 0:
            return ""
        one = self.chats[chat]
        return one.id or " > ".join(self.called(person) for person in sorted(one.members))

    # --- names ----------------------------------------------------------------------------------------------

    def person(self, name: Name) -> int | None:
        """Look somebody up; an unknown name is told, and what was probably meant is returned."""
        cast = self.cast
        if name.text == YOU:
            return 0
        player = cast.people[0].name
        if player and name.text == player:
            self.findings.add("E209", name.span, name=name.text)
            return 0
        if name.text not in cast.person and (len(cast.people) == 1 or cast.was_told(name.text)):
            return None
        known = {**cast.person, player: 0} if player else cast.person
        you = self.called(0)
        if name.text not in known and not nearest(name.text, known) and nearest(name.text, (you,)):
            self.findings.look_up("E201", name, known, (you,))
            return 0
        return self.findings.look_up("E201", name, known)

    def is_others(self, name: Name) -> bool:
        """Whether the name means the rest of the class."""
        return name.text.casefold() in OTHERS_WORDS and name.text not in self.cast.person

    def means_others(self, name: Name) -> bool:
        """Whether an unknown name is like the word for the rest of the class; that is told."""
        others, known = self.called(OTHERS), self.cast.person
        if name.text in known or name.text == YOU or nearest(name.text, known):
            return False
        if not nearest(name.text, (others,)):
            return False
        self.findings.look_up("E201", name, known, (others,))
        return True

    def group(self, name: Name) -> int:
        """Look a group up, in the same way; for one that is like no other a ghost stands in."""
        doubled = len(self.cast.group) < len(self.cast.groups)
        if doubled and name.text not in self.cast.group:
            return self.ghost_group(name.text)  # most likely what the second of one name should be called
        group = self._look_up("E202", name, self.cast.group)
        return self.ghost_group(name.text) if group is None else group

    def means_person(self, name: Name) -> bool:
        """Whether a name where a group or a person may stand is like a person, and like no group."""
        return not nearest(name.text, self.cast.group) and bool(nearest(name.text, self.cast.person))

    def number(self, name: Name, flag: bool) -> int:
        """Look a number or a flag up, in the same way; `flag` says what it is used as."""
        number = self._look_up("E203", name, self.cast.number)
        return self._ghost_number(name, flag) if number is None else number

    def ghost_group(self, name: str) -> int:
        """A group that everybody is in and may do everything in, so that no rule is broken there."""
        key = f"group {name}"
        if key not in self.ghosts:
            everybody = frozenset(range(len(self.cast.people)))
            title = self.text("chat", Text(name, NOWHERE))
            self.ghosts[key] = len(self.chats)
            ghost = ProgramChat(name, title, everybody, everybody, 999, False, True, False, NOWHERE)
            self.chats.append(ghost)
        return self.ghosts[key]

    def _ghost_number(self, name: Name, flag: bool) -> int:
        key = f"number {name.text}"
        if key not in self.ghosts:
            self.ghosts[key] = len(self.numbers)
            self.numbers.append(ProgramNumber(name.text, 0, 0, 1 if flag else 3, flag, name.span))
        return self.ghosts[key]

    def _look_up(self, code: str, name: Name, table: dict[str, int]) -> int | None:
        if name.text not in table and (not table or self.cast.was_told(name.text)):
            return None
        return self.findings.look_up(code, name, table)

    # --- chats ----------------------------------------------------------------------------------------------

    def private(self, left: int, right: int) -> int:
        """The private chat of two, made when it is first needed."""
        pair = frozenset((left, right))
        if pair not in self.pairs:
            self.pairs[pair] = len(self.chats)
            nothing = self.cast.people[max(left, 0)].span
            self.chats.append(ProgramChat("", -1, pair, frozenset(), 0, False, False, True, nothing))
        return self.pairs[pair]

    def is_private(self, chat: int) -> bool:
        """Whether a chat is a private one."""
        return chat >= 0 and self.chats[chat].private


def first_here(span: Span) -> tuple[Label, ...]:
    """A second place that says: here first."""
    return (Label(span, "first"),)
