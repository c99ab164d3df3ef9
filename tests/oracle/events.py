# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One event taking place: where, who sees it, and what is different afterwards."""

from __future__ import annotations

from dataclasses import replace

from tests.oracle.quotes import ChatKey, chat_of, quoted
from tests.oracle.world import FOR_ONE, Happened, World, broken_rule, find_about, is_in

from omstander.model.story import Event, Kind


def happen(world: World, event: Event, chat: str | None, line: int) -> str | None:
    """Let one event take place in the current chat, or say which rule of a chat forbids it."""
    actor = event.actor.text if event.actor else None
    where = chat_of(event, chat)
    if (about := quoted(world.script, event, where)) is not None:
        where = about[1]
    broken = clock_back(world, event)
    found = find_about(world, event, actor or "", where) if event.on is not None else None
    if event.kind is Kind.FORWARD:
        source, where = where, forwarded_to(event, actor)
        for place in (source, where):
            broken = broken or broken_rule(world, replace(event, on=None), actor, place)
        broken = broken or broken_rule(world, event, actor, source)
    else:
        broken = broken or broken_rule(world, event, actor, where)
    if broken:
        return broken
    before = {person for person in world.people if is_in(world, person, where)}
    take_effect(world, event, actor, where)
    after = {person for person in world.people if is_in(world, person, where)}
    sees = who_sees(world, event, actor, where, before | after)
    world.happened.append(Happened(line, event, actor, where, found, sees))
    return None


def forwarded_to(event: Event, actor: str | None) -> ChatKey:
    """Where a forwarded message arrives: a group or somebody."""
    if event.chat is not None:
        return event.chat.text
    return frozenset({actor or "", *(name.text for name in event.people)})


def who_sees(world: World, event: Event, actor: str | None, chat: ChatKey, there: set[str]) -> frozenset[str]:
    """Whose phones show an event: everybody's, the actor's alone, or those of who was there before or
    after it."""
    if event.kind in {Kind.CLOCK, Kind.HELP_CARD}:
        return frozenset(world.people)
    if event.kind in FOR_ONE:
        return frozenset({actor or ""})
    if isinstance(chat, frozenset):
        shut = any((other, actor) in world.blocked for other in chat)
        return frozenset({actor or ""}) if shut else chat
    return frozenset(there)


def take_effect(world: World, event: Event, actor: str | None, chat: ChatKey) -> None:
    """What an event changes for later ones."""
    if event.kind is Kind.CLOCK:
        world.minutes = minutes(world, event)
    elif event.kind is Kind.HELP_CARD:
        world.card = True
    elif event.kind is Kind.BLOCK:
        world.blocked.update((actor or "", name.text) for name in event.people)
    elif event.kind in {Kind.TYPING, Kind.STOPS_TYPING, Kind.TAKES_BACK}:
        world.typing[actor or "", chat] = event.kind is Kind.TYPING
    elif event.kind is Kind.MESSAGE:
        world.typing[actor or "", chat] = False
    if isinstance(chat, str):
        change_members(world, event, actor or "", chat)


def change_members(world: World, event: Event, actor: str, chat: str) -> None:
    """Who is in a group, and who is its admin, after an event."""
    people = [name.text for name in event.people]
    if event.kind is Kind.MAKE_GROUP:
        world.made.add(chat)
        world.members[chat] = [actor, *people]
        world.admins[chat] = {actor}
    elif event.kind is Kind.ADD:
        world.members[chat] += people
    elif event.kind in {Kind.REMOVE, Kind.LEAVE}:
        gone = set(people) if event.kind is Kind.REMOVE else {actor}
        world.members[chat] = [person for person in world.members[chat] if person not in gone]
        world.admins[chat] -= gone
    elif event.kind is Kind.MAKE_ADMIN:
        world.admins[chat].update(people)


def minutes(world: World, event: Event) -> int:
    """The clock's new time in minutes since the Monday before the story; another weekday is the next such."""
    last = world.minutes
    if last is None:
        return (event.day or 0) * 1440 + (event.minute or 0)
    today, weekday = last // 1440, last // 1440 % 7
    ahead = 0 if event.day is None else (event.day - weekday) % 7
    return (today + ahead) * 1440 + (event.minute or 0)


def clock_back(world: World, event: Event) -> str | None:
    """Whether this is a clock that runs back."""
    last = world.minutes
    back = event.kind is Kind.CLOCK and last is not None and minutes(world, event) < last
    return "clock-back" if back else None
