# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Who sees what: a fold over the events of a path, as `spec/automaton.md` says it.

In a group: whoever is a member before or after the event. In private: its two, but what is sent to
somebody who blocked the sender shows on the sender's phone only. Keeping, muting, blocking: the one who
does it. The clock and the help card: everybody. What is typed and not sent: all see the typing, only
the typist the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from omstander.walk.automaton import Automaton, Event
from omstander.walk.walk import Walk, events

ALONE = ("keep", "mute", "block")
ENTERS = ("add", "make-group")


def phone(walk: Walk, person: int) -> list[Event]:
    """Return the events of a walk as this person's phone shows them, in order."""
    chats = walk.automaton.parts["chats"]
    inside = [person in chat["members"] for chat in chats]
    blocked: set[int] = set()
    shown: list[Event] = []
    for event in events(walk):
        kind, chat, by = event.get("kind"), event.get("in", -1), event.get("by")
        if kind in ALONE:
            seen = by == person
            if seen and kind == "block":
                blocked.update(event.get("people", ()))
        elif chat < 0:
            seen = True
        else:
            seen = inside[chat] and not (by in blocked and "title" not in chats[chat])
            inside[chat] = _inside(event, person, inside[chat])
            seen = seen or (inside[chat] and kind in ENTERS)
        if seen:
            shown.append(_without_words(event) if kind == "typing" and by != person else event)
    return shown


def titles(automaton: Automaton, seen: Iterable[Event]) -> list[int]:
    """Return each chat's title (a text number, -1 in private) after these events."""
    declared: Sequence[int] = [chat.get("title", -1) for chat in automaton.parts["chats"]]
    now = list(declared)
    for event in seen:
        chat = event.get("in", -1)
        if event.get("kind") == "rename" and chat >= 0:
            now[chat] = event.get("text", -1)
        elif event.get("kind") == "rename-back" and chat >= 0:
            now[chat] = declared[chat]
    return now


def _inside(event: Event, person: int, now: bool) -> bool:
    kind, mine, about = event.get("kind"), event.get("by") == person, person in event.get("people", ())
    if (kind in ENTERS and about) or (kind == "make-group" and mine):
        return True
    return now and not (kind == "remove" and about) and not (kind == "leave" and mine)


def _without_words(event: Event) -> Event:
    return {key: value for key, value in event.items() if key != "text"}
