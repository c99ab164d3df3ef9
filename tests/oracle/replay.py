# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A story played from its start with a list of picks, straight from the syntax tree, as simple-mindedly as
can be.

Every call starts at the first line again. There is no sharing, no memory and no cleverness: this is what the
compiler's figures are compared with, so it must be right by looking at it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.oracle.conditions import asks_together, holds
from tests.oracle.events import happen
from tests.oracle.quotes import Placed, every_event, line_of
from tests.oracle.world import (
    SAID,
    World,
    first_world,
)

from omstander.model.story import (
    Block,
    Bullet,
    Changes,
    Comment,
    Condition,
    Event,
    GoTo,
    Group,
    If,
    InChat,
    Junk,
    Kind,
    Moment,
    Option,
    Scene,
    Story,
    Teacher,
)


@dataclass(frozen=True, slots=True, order=True)
class Pick:
    """The option's place among all options of the moment, from 1; `many` if many do it."""

    position: int
    many: bool = False

    def __str__(self) -> str:
        """As it is written after `--picks`."""
        return f"{self.position}+" if self.many else str(self.position)


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that the path breaks: which, and the line of the script."""

    kind: str
    line: int


@dataclass(slots=True)
class Played:
    """What a list of picks led to.

    `waits` is the moment that comes after the last pick, with what is offered there; `ending` the ending that
    is over. Both are None where the path fell off the story. `touched` are the starts of all statements that
    took place, `choices` the options taken, with their moments.
    """

    world: World
    outcome_name: str
    waits: Moment | None = None
    offered: list[Pick] = field(default_factory=list)
    ending: Scene | None = None
    broken: list[Broken] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    choices: list[tuple[Moment, Option, Pick]] = field(default_factory=list)
    ending_began: int = 0

    @property
    def outcome(self) -> int:
        """The outcome where the path is now."""
        return self.world.numbers[self.outcome_name]


class NotOffered(Exception):
    """A pick that the moment does not offer."""


class _Leave(Exception):
    """A jump to another scene."""

    def __init__(self, place: int) -> None:
        self.place = place


class _Wait(Exception):
    """No pick is left."""


def real_options(moment: Moment) -> list[Option]:
    """The options of a moment, comments left out."""
    return [item for item in moment.options if isinstance(item, Option)]


class _Player:
    """One play of one list of picks."""

    def __init__(
        self, story: Story, text: str, outcome_name: str, picks: tuple[Pick, ...], script: list[Placed]
    ) -> None:
        self.story, self.text, self.picks = story, text, list(picks)
        self.played = Played(first_world(story, script), outcome_name)
        self.world = self.played.world
        self.together = False
        self.noticed: set[str] = set()
        groups = [item for item in story.groups if isinstance(item, Group)]
        self.only_chat = groups[0].id.text if len(groups) == 1 else None

    # --- the flow

    def play(self) -> Played:
        """Go through the scenes until an ending is over, a pick is missing or the story runs out."""
        place, jumped = 0, False
        while place < len(self.story.scenes):
            scene = self.story.scenes[place]
            if scene.ending and not jumped:
                break
            self.played.touched.add(scene.span.start)
            self.played.ending_began = len(self.world.happened)
            try:
                self.run(scene.body, self.only_chat)
            except _Leave as leave:
                place, jumped = leave.place, True
                continue
            except _Wait:
                return self.played
            if scene.ending:
                self.finish(scene)
                return self.played
            place, jumped = place + 1, False
        self.breaks("no-ending", self.last_line(place - 1))
        return self.played

    def last_line(self, place: int) -> int:
        """Where the last line of a scene starts that is more than a comment."""
        told = [
            item for item in self.story.scenes[place].body if not isinstance(item, Comment | Junk | Teacher)
        ]
        return told[-1].span.start if told else self.story.scenes[place].span.start

    def finish(self, scene: Scene) -> None:
        """What must hold when an ending is over."""
        self.played.ending = scene
        target = self.world.target
        after = self.world.happened[self.played.ending_began :]
        reaches = [item for item in after if item.event.kind in SAID | {Kind.REACT} and item.actor != target]
        if not any(target in item.sees for item in reaches):
            self.breaks("no-repair", scene.span.start)
        elif not self.world.card:
            self.breaks("no-help-card", scene.span.start)

    def run(self, block: Block, chat: str | None) -> None:
        """Let everything in a block happen; `in 2b` holds until the block ends."""
        for statement in block:
            self.played.touched.add(statement.span.start)
            if isinstance(statement, InChat):
                chat = statement.chat.text
            elif isinstance(statement, Event):
                self.happen(statement, chat)
            elif isinstance(statement, Changes):
                for item in statement.items:
                    self.world.change(item.number.text, item.amount, item.value)
            elif isinstance(statement, If):
                branch = statement.then if self.holds(statement.condition) else statement.otherwise
                self.run(branch or (), chat)
            elif isinstance(statement, GoTo):
                raise _Leave(self.place_of(statement.target.text))
            elif isinstance(statement, Moment):
                self.ask(statement, chat)

    def ask(self, moment: Moment, chat: str | None) -> None:
        """Let the next pick be taken at a moment."""
        options = real_options(moment)
        offered = [
            place for place, item in enumerate(options, 1) if item.guard is None or self.holds(item.guard)
        ]
        if not any(options[place - 1].bullet is Bullet.CONSTRUCTIVE for place in offered):
            self.breaks("no-constructive", moment.span.start)
        picks = [
            Pick(place, many)
            for place in offered
            for many in (False, True)
            if not many or asks_together(options[place - 1].body)
        ]
        if not self.picks:
            self.played.waits, self.played.offered = moment, picks
            raise _Wait
        pick = self.picks.pop(0)
        if pick not in picks:
            raise NotOffered(str(pick))
        option = options[pick.position - 1]
        self.played.touched.add(option.span.start)
        self.played.choices.append((moment, option, pick))
        self.together = pick.many
        self.run(option.body, chat)
        self.together = False

    def place_of(self, title: str) -> int:
        """Where a scene or ending stands in the script."""
        names = [scene.title.raw for scene in self.story.scenes]
        return names.index(title)

    def holds(self, condition: Condition) -> bool:
        """Whether a condition is so, now."""
        return holds(self.world, self.together, condition)

    def happen(self, event: Event, chat: str | None) -> None:
        """Let one event take place, if the rules of a chat allow it here."""
        broken = happen(self.world, event, chat, line_of(self.text, event.span.start))
        if broken:
            self.breaks(broken, event.span.start)
        else:
            self.notice(event)

    def notice(self, event: Event) -> None:
        """Let those who are named notice what just took place; they see it, and have not noticed before."""
        for name in event.noticers:
            if name.text not in self.world.happened[-1].sees:
                self.breaks("not-seeing", event.span.start)
            if name.text in self.noticed:
                self.breaks("noticed-before", event.span.start)
            self.noticed.add(name.text)

    def breaks(self, kind: str, start: int) -> None:
        """Note a broken rule."""
        self.played.broken.append(Broken(kind, line_of(self.text, start)))


def play(
    story: Story, text: str, outcome_name: str, picks: tuple[Pick, ...], script: list[Placed] | None = None
) -> Played:
    """Play a story from its start with these picks; `script` is `every_event(story)`, where it is at hand.

    Raises:
        NotOffered: for a pick that the moment does not offer.
    """
    return _Player(story, text, outcome_name, picks, script or every_event(story)).play()
