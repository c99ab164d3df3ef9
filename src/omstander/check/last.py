# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The one last thing with which an ending may close: a question after the story, which counts for nothing.

It is no moment: nothing hangs on it, so nothing in it may hang on anything. Its options are private lines
of the player and the answers to them, and a silence that is only a label.
"""

from __future__ import annotations

from dataclasses import replace

from omstander.check.draft import NO_CHAT, Draft, first_here
from omstander.check.events import Spot, tell
from omstander.check.moments import check_option, check_silence, is_silent, meant_bullet
from omstander.model.diagnostic import Span
from omstander.model.program import LastOption, LastThing
from omstander.model.story import (
    Act,
    Block,
    Bullet,
    Comment,
    Event,
    GoTo,
    Junk,
    Kind,
    Moment,
    Option,
    Scene,
    Statement,
    Teacher,
)

SENT = frozenset({Kind.MESSAGE, Kind.PHOTO, Kind.VIDEO})
STOPS = frozenset({Kind.STOPS_TYPING, Kind.TAKES_BACK})
PRIVATE = SENT | STOPS | {Kind.TYPING}
"""What may follow from an option: lines that are about no other line."""

NO_LINE = (Comment, Junk, Teacher)


def split_last(draft: Draft, scene: Scene) -> tuple[Block, Moment | None]:
    """Take the question with which an ending closes from its lines; what comes after it, or asks again, is
    told."""
    asked = [item for item in scene.body if isinstance(item, Moment)]
    if not asked:
        return scene.body, None
    for again in asked[1:]:
        draft.findings.add("E265", again.span, also=first_here(asked[0].span))
    place = scene.body.index(asked[0])
    after = [item for item in scene.body[place + 1 :] if not isinstance(item, (Moment, *NO_LINE))]
    if after:
        draft.findings.add("E274", after[0].span, also=first_here(asked[0].span))
    return tuple(item for item in scene.body if not isinstance(item, Moment)), asked[0]


def last_thing(draft: Draft, moment: Moment) -> LastThing | None:
    """Lay out the one last thing of an ending, and tell what does not belong in it."""
    options = [item for item in moment.options if isinstance(item, Option)]
    if moment.step or moment.seconds is not None or moment.for_class or moment.together:
        draft.findings.add("E275", moment.span)
    if not options:
        draft.findings.add("E268", moment.span)
        return None
    prompt = draft.text("prompt", moment.prompt)
    made: list[LastOption] = []
    for item in moment.options:
        if isinstance(item, Comment):
            draft.keep_note(item)
        elif isinstance(item, Option):
            made.append(_option(draft, item))
    if not any(isinstance(item, Junk) for item in moment.options):
        check_silence(draft, moment, [replace(one, guard=None) for one in options])
        if not any(meant_bullet(one) is Bullet.CONSTRUCTIVE for one in options):
            draft.findings.add("E257", moment.span)
    return LastThing(prompt, tuple(made), moment.span)


def _option(draft: Draft, option: Option) -> LastOption:
    check_option(draft, option)
    silent = is_silent(option)
    if option.guard is not None:
        draft.findings.add("E275", option.span)
    if meant_bullet(option) is Bullet.HARMFUL:
        draft.findings.add("E276", option.span)
    label = draft.text("label", option.label)
    said = [item for item in option.body if not isinstance(item, NO_LINE)]
    if silent and said:
        draft.findings.add("E263", said[0].span)
    lines = _Lines(draft, option).read()
    return LastOption(label, Act.SILENT if silent else option.act or Act.DELAY, lines, option.span)


class _Lines:
    """Reads the lines under one option."""

    def __init__(self, draft: Draft, option: Option) -> None:
        self.draft, self.option = draft, option
        self.typing: set[tuple[int, int]] = set()
        self.numbers: list[int] = []

    def read(self) -> tuple[int, ...]:
        for item in self.option.body:
            if isinstance(item, Event):
                self._event(item)
            elif isinstance(item, Comment):
                self.draft.keep_note(item)
            elif isinstance(item, Junk):
                self.draft.lost.append(item.raw)
            else:
                self.draft.findings.add(_code(item), item.span)
        return tuple(self.numbers)

    def _event(self, event: Event) -> None:
        draft = self.draft
        if event.noticed:
            draft.findings.add("E275", event.span)
        if event.kind not in PRIVATE or event.to is None:
            self._public(event.span)
            return
        number = tell(draft, replace(event, noticers=()), Spot(ending=True, option=self.option), NO_CHAT)
        draft.note = ""
        if number is None:
            return
        draft.words.pop(number, None)  # nobody refers to what may not have been said
        line = draft.lines[number]
        if 0 not in draft.chats[line.chat].members:
            self._public(event.span)
        typist = (line.actor, line.chat)
        if line.kind in STOPS and typist not in self.typing:
            draft.findings.add("E309", event.span, person=draft.called(line.actor))
        if line.kind in STOPS | {Kind.MESSAGE}:
            self.typing.discard(typist)
        elif line.kind is Kind.TYPING:
            self.typing.add(typist)
        self.numbers.append(number)

    def _public(self, span: Span) -> None:
        self.draft.findings.add("E278", span)


def _code(item: Statement) -> str:
    """What is told of a statement that does not belong here."""
    if isinstance(item, GoTo):
        return "E266"
    return "E264" if isinstance(item, Moment) else "E277"
