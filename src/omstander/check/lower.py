# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Scenes to instructions: every block laid out in one row of code, in which control only moves forward.

A moment is an `Ask`, then the body of each option, which ends with a jump to the address behind the moment.
An ending is an `Enter`, its lines and a `Finish`; a question that it closes with is no code. Where the text
would run on into an ending, or out of the story, a `FallOff` stands. Every mistake is told and left out, or
put right as its author probably meant, so that the rest can be judged.
"""

from __future__ import annotations

from dataclasses import replace

from omstander.check import conditions
from omstander.check.asking import ask
from omstander.check.changes import change
from omstander.check.draft import NO_CHAT, Draft
from omstander.check.events import Spot, needs_group, tell
from omstander.check.last import last_thing, split_last
from omstander.check.moments import meant_bullet
from omstander.model.diagnostic import Label, Span
from omstander.model.program import (
    Branch,
    Enter,
    FallOff,
    Finish,
    Jump,
    ProgramEnding,
    Tell,
)
from omstander.model.story import (
    Block,
    Bullet,
    Changes,
    Comment,
    Event,
    GoTo,
    If,
    InChat,
    Junk,
    Kind,
    Moment,
    Scene,
    Statement,
    Teacher,
    Text,
)

UNSET = -1
TEACHER = ("leraar", "teacher")
"""How the section is called; another word there is no section, which was told."""


class Lowering:
    """Lays out the scenes of one story."""

    def __init__(self, draft: Draft, scenes: tuple[Scene, ...]) -> None:
        self.draft = draft
        self.scenes = scenes
        self.entries: list[int] = []
        self.endings: list[ProgramEnding] = []
        self.titles: list[int] = []
        self.jumps: list[tuple[int, int]] = []
        self.told_scene = -1
        self.last_group = 0
        self.near_group = NO_CHAT

    # --- scenes ---------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Lay out all scenes, then fill in where the jumps go."""
        for number, scene in enumerate(self.scenes):
            self.draft.scene = number
            self.entries.append(len(self.draft.code))
            if scene.ending and self.draft.cast.places[scene.title.raw] != number:
                continue  # the second of one name, which was told
            if scene.ending:
                self._ending(scene)
            else:
                self._scene(number, scene)
        for address, place in self.jumps:
            jump = self.draft.code[address]
            assert isinstance(jump, Jump)
            self.draft.code[address] = Jump(self.entries[place], jump.span)

    def _scene(self, number: int, scene: Scene) -> None:
        self.titles.append(self.draft.text("title", scene.title))
        self._block(scene.body, Spot(), self._first_group())
        after = self.scenes[number + 1] if number + 1 < len(self.scenes) else None
        if after is None or after.ending:
            self.draft.code.append(FallOff(_last_span(scene)))

    def _ending(self, scene: Scene) -> None:
        number = len(self.endings)
        title, entry = self.draft.text("ending", scene.title), len(self.draft.code)
        body, asked = split_last(self.draft, scene)
        self.draft.code.append(Enter(number))
        self._block(body, Spot(ending=True), self._first_group())
        self.draft.code.append(Finish(number))
        last = None if asked is None else last_thing(self.draft, asked)
        self.endings.append(ProgramEnding(title, entry, scene.span, last))

    def _first_group(self) -> int:
        return 0 if len(self.draft.cast.group) == 1 else NO_CHAT

    # --- statements -----------------------------------------------------------------------------------------

    def _block(self, block: Block, spot: Spot, chat: int) -> None:
        outer = self.near_group
        for statement in block:
            match statement:
                case InChat():
                    chat = self._in_chat(statement)
                case Moment():
                    self._moment(statement, spot, chat)
                case Teacher():
                    self._teacher(statement)
                case _:
                    self._statement(statement, spot, chat)
        self.near_group = outer

    def _statement(self, statement: Statement, spot: Spot, chat: int) -> None:
        match statement:
            case Event():
                self._event(statement, spot, chat)
            case Changes():
                for item in statement.items:
                    change(self.draft, item)
            case If():
                self._if(statement, spot, chat)
            case GoTo():
                self._go_to(statement, spot)
            case Comment():
                self.draft.keep_note(statement)
            case Junk():
                self.draft.lost.append(statement.raw)

    def _in_chat(self, statement: InChat) -> int:
        self.last_group = self.draft.group(statement.chat)
        return self.last_group

    def _event(self, event: Event, spot: Spot, chat: int) -> None:
        if needs_group(event) and chat == NO_CHAT:
            chat = self._guess_group(event)
        number = tell(self.draft, event, spot, chat)
        if event.chat is not None and event.kind is not Kind.FORWARD:
            self.near_group = self.draft.group(event.chat)
        self.draft.note = ""
        if number is not None:
            self.draft.code.append(Tell(number))
        elif event.text is not None:
            self.draft.lost.append(event.text.raw)

    def _guess_group(self, event: Event) -> int:
        """Tell, once a scene, that the current group is unknown, and go on with the likeliest: the one that
        an earlier line of this block names, else the last that was current."""
        groups = self.draft.cast.groups
        likely = self.last_group if self.near_group == NO_CHAT else self.near_group
        if self.told_scene != self.draft.scene and (groups or not self.draft.cast.unread):
            self.told_scene = self.draft.scene
            group = self.draft.chats[likely].id if groups else ""
            self.draft.findings.add("E212", event.span, group=group)
        return likely if groups else self.draft.ghost_group("")

    def _if(self, statement: If, spot: Spot, chat: int) -> None:
        option = spot.option
        may_ask = option is not None and meant_bullet(option) is Bullet.CONSTRUCTIVE
        test = conditions.resolve(self.draft, statement.condition, may_ask)
        code = self.draft.code
        branch = len(code)
        code.append(Branch(test, UNSET, statement.span))
        many = spot.together or conditions.means_together(statement.condition)
        self._block(statement.then, Spot(spot.ending, option, many), chat)
        if statement.otherwise is None:
            code[branch] = Branch(test, len(code), statement.span)
            return
        over = len(code)
        code.append(Jump(UNSET, None))
        code[branch] = Branch(test, len(code), statement.span)
        many = spot.together or conditions.holds_for_few(statement.condition)
        self._block(statement.otherwise, Spot(spot.ending, option, many), chat)
        code[over] = Jump(len(code), None)

    def _go_to(self, statement: GoTo, spot: Spot) -> None:
        place = self._place(statement)
        if spot.ending:
            self.draft.findings.add("E266", statement.span)
        elif place is not None:
            self.jumps.append((len(self.draft.code), place))
            self.draft.code.append(Jump(UNSET, statement.span))

    def _place(self, statement: GoTo) -> int | None:
        """The scene that is meant; what does not exist or lies behind is told, and passed over.

        In the last scene before the endings something must follow: there the last ending stands in.
        """
        draft = self.draft
        target, places = statement.target, draft.cast.places
        begun = [title for title in places if title.casefold().startswith(f"{target.text.casefold()} ")]
        place = draft.findings.look_up("E204", target, places, begun if len(begun) == 1 else ())
        if place is not None and place > draft.scene:
            return place
        if place is not None:
            there = self.scenes[place]
            also = (Label(there.span, "target"),)
            draft.findings.add("E205", statement.span, also=also, name=there.title.raw)
        later = self.scenes[draft.scene + 1 :]
        endings = [draft.cast.places[scene.title.raw] for scene in later if scene.ending]
        return max(endings) if endings and later[0].ending and max(endings) > draft.scene else None

    # --- moments --------------------------------------------------------------------------------------------

    def _moment(self, moment: Moment, spot: Spot, chat: int) -> None:
        if spot.option is not None or spot.ending:
            self.draft.findings.add("E265" if spot.ending else "E264", moment.span)
            return
        ask(self.draft, moment, lambda option: self._block(option.body, Spot(option=option), chat))

    def _teacher(self, teacher: Teacher) -> None:
        draft = self.draft
        if not draft.moments or draft.moments[-1].scene != draft.scene:
            word = draft.source[teacher.span.start : teacher.span.end].casefold()
            if any(teacher_word in word for teacher_word in TEACHER):
                draft.findings.add("E267", teacher.span)
            return
        lines = tuple(draft.text("teacher", line) for line in teacher.lines if isinstance(line, Text))
        moment = draft.moments[-1]
        draft.moments[-1] = replace(moment, teacher=(*moment.teacher, *lines))


def _last_span(scene: Scene) -> Span:
    lines = [item.span for item in scene.body if not isinstance(item, Comment | Teacher)]
    return lines[-1] if lines else scene.span
