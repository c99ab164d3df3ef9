# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is true in the chats of one path: who is in, who is admin, who saw what, and what the rules of a chat
say.

Everything is kept plainly, for each event anew; nothing is shared between paths. The rules are written out
here a second time, from the language's description alone, so that the compiler's own rules can be compared
with them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.oracle.quotes import ChatKey, Placed, quoted

from omstander.model.story import Event, Group, Kind, LastOf, Number, Person, Quoted, Role, Story

OTHERS = "anderen"
"""How `anderen`, somebody of the rest of the class, stands in `Name.text`."""

SAID = {Kind.MESSAGE, Kind.PHOTO, Kind.VIDEO, Kind.POLL, Kind.FORWARD}
"""What counts as a message: what `op Mila` can mean, and what is counted in `messages`."""

FOR_ONE = {Kind.KEEP, Kind.MUTE, Kind.BLOCK}
FOR_ADMINS = {Kind.ADD, Kind.REMOVE, Kind.RENAME, Kind.RENAME_BACK, Kind.MAKE_ADMIN}
FOR_ALL_IF_OPEN = {Kind.ADD, Kind.RENAME, Kind.RENAME_BACK}


@dataclass(frozen=True, slots=True, eq=False)
class Happened:
    """One event that took place on a path: where, about which earlier one, and who sees it."""

    line: int
    event: Event
    actor: str | None
    chat: ChatKey
    about: Happened | None
    sees: frozenset[str]

    @property
    def text(self) -> str:
        """The words of the event, or an empty text."""
        return self.event.text.raw if self.event.text else ""


@dataclass(slots=True)
class World:
    """Everything that is so at one point of one path."""

    people: list[str]
    you: str
    target: str
    groups: dict[str, Group]
    numbers: dict[str, int]
    ranges: dict[str, tuple[int, int] | None]
    members: dict[str, list[str]]
    admins: dict[str, set[str]]
    made: set[str]
    script: list[Placed]
    blocked: set[tuple[str, str]] = field(default_factory=set)
    typing: dict[tuple[str, ChatKey], bool] = field(default_factory=dict)
    happened: list[Happened] = field(default_factory=list)
    minutes: int | None = None
    card: bool = False

    def change(self, name: str, amount: int | None, value: bool | None) -> None:
        """Add to a number within its range, the outcome without one; or set a flag."""
        new = int(value) if value is not None else self.numbers[name] + (amount or 0)
        borders = self.ranges[name]
        self.numbers[name] = new if borders is None else max(borders[0], min(borders[1], new))


def first_world(story: Story, script: list[Placed]) -> World:
    """How everything stands before the first line."""
    people = [item for item in story.people if isinstance(item, Person)]
    groups = {item.id.text: item for item in story.groups if isinstance(item, Group)}
    numbers = [item for item in story.numbers if isinstance(item, Number)]
    return World(
        people=[item.name.text if item.role is not Role.YOU else "@you" for item in people],
        you="@you",
        target=next((item.name.text for item in people if item.role is Role.TARGET), ""),
        groups=groups,
        numbers={item.name.text: item.start for item in numbers},
        ranges={item.name.text: None if item.low is None else (item.low, item.high) for item in numbers},
        members={key: [member.name.text for member in group.members] for key, group in groups.items()},
        admins={
            key: {item.name.text for item in group.members if item.admin} for key, group in groups.items()
        },
        made={key for key, group in groups.items() if not group.later},
        script=script,
    )


def is_in(world: World, person: str, chat: ChatKey) -> bool:
    """Whether somebody belongs to a chat now; the rest of the class is in every group."""
    if isinstance(chat, frozenset):
        return person in chat
    if person == OTHERS:
        return chat in world.groups
    return chat is None or (chat in world.made and person in world.members[chat])


def seen_by(world: World, person: str) -> list[Happened]:
    """What one person's phone has shown so far, in order."""
    if person == OTHERS:
        return [item for item in world.happened if isinstance(item.chat, str) and item.sees]
    return [item for item in world.happened if person in item.sees]


def find_about(world: World, event: Event, actor: str, chat: ChatKey) -> Happened | None:
    """The earlier event that this one is about, if the actor saw such a one on this path."""
    seen = seen_by(world, actor)
    if isinstance(event.on, LastOf):
        found = [
            item
            for item in seen
            if item.event.kind in SAID and item.actor == event.on.person.text and item.chat == chat
        ]
    elif isinstance(event.on, Quoted):
        about = quoted(world.script, event, chat)
        found = [item for item in seen if about is not None and item.event is about[0]]
    else:
        found = []
    return found[-1] if found else None


def broken_rule(world: World, event: Event, actor: str | None, chat: ChatKey) -> str | None:
    """Which rule of a chat this event would break here, or None."""
    if event.kind is Kind.CLOCK:
        return None
    if isinstance(chat, str) and event.kind is not Kind.MAKE_GROUP and chat not in world.made:
        return "not-made"
    if (
        actor
        and isinstance(chat, str)
        and event.kind is not Kind.MAKE_GROUP
        and not is_in(world, actor, chat)
    ):
        return "not-member"
    return (
        broken_right(world, event, actor, chat)
        or broken_membership(world, event, chat)
        or broken_asking(world, event, chat)
        or broken_reference(world, event, actor, chat)
    )


def broken_right(world: World, event: Event, actor: str | None, chat: ChatKey) -> str | None:
    """Whether somebody does what only an admin may."""
    if event.kind not in FOR_ADMINS or not isinstance(chat, str):
        return None
    if event.kind in FOR_ALL_IF_OPEN and world.groups[chat].open:
        return None
    return None if actor in world.admins[chat] else "not-admin"


def broken_membership(world: World, event: Event, chat: ChatKey) -> str | None:
    """Whether people are added, removed, made admin or said to have read where they cannot be."""
    people = [name.text for name in event.people]
    if event.kind is Kind.MAKE_GROUP:
        return "already-made" if chat in world.made else None
    if event.kind is Kind.ADD and any(is_in(world, person, chat) for person in people):
        return "already-member"
    if event.kind in {Kind.REMOVE, Kind.MAKE_ADMIN} and not all(is_in(world, item, chat) for item in people):
        return "other-not-member"
    if event.kind is Kind.READ and not all(is_in(world, person, chat) for person in people):
        return "not-member"
    return None


def broken_asking(world: World, event: Event, chat: ChatKey) -> str | None:
    """Whether the target is put back without having said anything in private since the removal: ask first."""
    if event.kind is not Kind.ADD or world.target not in [name.text for name in event.people]:
        return None
    removals = [
        place
        for place, item in enumerate(world.happened)
        if item.event.kind is Kind.REMOVE and item.chat == chat
        if world.target in [name.text for name in item.event.people]
    ]
    if not removals:
        return None
    since = world.happened[removals[-1] :]
    said = any(
        item.actor == world.target and isinstance(item.chat, frozenset) and item.event.kind in SAID
        for item in since
    )
    return None if said else "not-asked"


def broken_reference(world: World, event: Event, actor: str | None, chat: ChatKey) -> str | None:
    """Whether an event is about something that its actor has not seen on this path."""
    if event.kind in {Kind.TAKES_BACK, Kind.STOPS_TYPING}:
        return None if world.typing.get((actor or "", chat)) else "nothing-typed"
    if event.on is None:
        return None
    about = quoted(world.script, event, chat)
    if event.kind is Kind.DELETE and about is not None:
        theirs = about[0].actor is not None and about[0].actor.text != actor
        if theirs and not (isinstance(chat, str) and actor in world.admins[chat]):
            return "not-theirs"
    if find_about(world, event, actor or "", chat) is None:
        return "nothing-said" if isinstance(event.on, LastOf) else "not-seen"
    return None
