# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Which line of the script a quote means, and in which chat that line stands."""

from __future__ import annotations

from functools import cache

from omstander.model.story import Block, Event, Group, If, InChat, Kind, Moment, Option, Quoted, Story

QUOTABLE = {Kind.MESSAGE, Kind.PHOTO, Kind.VIDEO, Kind.POLL, Kind.RENAME, Kind.TYPING}

ChatKey = str | frozenset[str] | None
"""A group's id, the two of a private chat, or no chat at all (clock, help card, blocking)."""

Placed = tuple[Event, ChatKey]
"""An event of the script with the chat that it stands in."""


@cache
def line_of(text: str, start: int) -> int:
    """The line of the script in which a place lies, from 1."""
    return text.count("\n", 0, start) + 1


def every_event(story: Story) -> list[Placed]:
    """All events of the script in order, each with its chat."""
    groups = [item.id.text for item in story.groups if isinstance(item, Group)]
    start = groups[0] if len(groups) == 1 else None
    return [placed for scene in story.scenes for placed in events_in(scene.body, start)]


def events_in(block: Block, chat: str | None) -> list[Placed]:
    """All events of a block, those inside others too."""
    found: list[Placed] = []
    for item in block:
        if isinstance(item, InChat):
            chat = item.chat.text
        elif isinstance(item, Event):
            found.append((item, chat_of(item, chat)))
        elif isinstance(item, If):
            found += events_in(item.then, chat) + events_in(item.otherwise or (), chat)
        elif isinstance(item, Moment):
            options = [option for option in item.options if isinstance(option, Option)]
            found += [placed for option in options for placed in events_in(option.body, chat)]
    return found


def chat_of(event: Event, chat: ChatKey) -> ChatKey:
    """Where an event takes place, what it quotes left aside."""
    if event.kind in {Kind.CLOCK, Kind.HELP_CARD, Kind.BLOCK}:
        return None
    if event.to is not None and event.actor is not None:
        return frozenset({event.actor.text, event.to.text})
    return event.chat.text if event.chat and event.kind is not Kind.FORWARD else chat


def quoted(script: list[Placed], event: Event, chat: ChatKey) -> Placed | None:
    """The line that an event quotes: the last earlier one with these words; one in the chat at hand or
    with no more than these words goes before others."""
    if not isinstance(event.on, Quoted):
        return None
    words = event.on.text.raw
    found = [
        (item, place)
        for item, place in script
        if item.span.start < event.span.start
        and item.kind in QUOTABLE
        and item.text
        and words in item.text.raw
    ]
    found = [
        placed for placed in found if placed[0].kind is not Kind.TYPING or placed[0].actor == event.actor
    ]
    here = [placed for placed in found if placed[1] == chat] or found
    exact = [placed for placed in here if placed[0].text and placed[0].text.raw == words] or here
    return exact[-1] if exact else None
