# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A walk told in words of the interface, as the player sees it: for paper, for the terminal, for a page
without scripts.

The twin of `runtime/src/words.ts`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from omstander.walk import Automaton, Event, Walk, fill, phone, titles

SLOT = re.compile(r"\{([a-z_]+)\}")
CAPTIONED = ("photo", "video", "poll", "forward")
SPOKEN = ("message", *CAPTIONED)
UNSEEN = ("typing", "stops-typing", "takes-back", "help-card")


@dataclass(frozen=True, slots=True)
class Voice:
    """What is needed to speak a language in a story: its automaton, its texts, the words of the interface."""

    automaton: Automaton
    texts: Mapping[str, Any]
    strings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One line on the player's phone: `style` is clock, chat, message or line; `who` is empty but for
    messages."""

    style: str
    who: str
    words: str
    own: bool = False
    private: bool = False


def told(voice: Voice, walk: Walk, more: Sequence[Event] = ()) -> list[Told]:
    """Tell a walk, and what came after it, line by line, with a line for every change of chat. Typing is left
    out: paper knows no time."""
    lines: list[Told] = []
    seen = [*phone(walk, 0), *more]
    marked = {event["mark"]: event for event in seen if "mark" in event}
    chat = -1
    for place, event in enumerate(seen):
        kind = event.get("kind", "message")
        if kind in UNSEEN:
            continue
        if kind != "clock" and event.get("in", chat) != chat:
            chat = event["in"]
            lines.append(
                Told("chat", "", chat_title(voice, chat, seen[:place]), private=_private(voice, chat))
            )
        lines.append(_told(voice, event, marked.get(event.get("on"))))
    return lines


def say(voice: Voice, key: str, **facts: object) -> str:
    """Give the words of the interface under a key."""
    return filled(voice.strings.get(key, key), facts)


def filled(words: str, facts: Mapping[str, object]) -> str:
    """Fill facts into words; a place for a fact that is not there stays as it is."""
    return SLOT.sub(lambda found: str(facts.get(found[1], found[0])), words)


def text(voice: Voice, number: int) -> str:
    """Give a text of the story, empty where there is none."""
    if not 0 <= number < len(voice.texts["texts"]):
        return ""
    return fill(voice.texts["texts"][number], voice.texts["names"], voice.texts["language"])


def who(voice: Voice, person: int, *, object_: bool = False) -> str:
    """Give the name of somebody as the player's own phone has it."""
    if person == 0:
        return say(voice, "chat.you-object" if object_ else "chat.you")
    return say(voice, "chat.others") if person < 0 else str(voice.texts["names"][person])


def chat_title(voice: Voice, chat: int, seen: Sequence[Event]) -> str:
    """Give the title of a group after these events, or who else is in a private chat."""
    title = titles(voice.automaton, seen)[chat]
    if title >= 0:
        return text(voice, title)
    others = [person for person in voice.automaton.parts["chats"][chat]["members"] if person != 0]
    return say(voice, "chat.private", name=" – ".join(who(voice, person) for person in others))


def option_label(voice: Voice, moment: int, option: int) -> str:
    """Give what an option is called; silence without a sentence of its own has that of the interface."""
    label = voice.automaton.parts["moments"][moment]["options"][option - 1][0]
    return text(voice, label) or say(voice, "moment.silent")


def tell(voice: Voice, event: Event, about: Event | None = None) -> str:
    """Tell an event in one line; `about` is the event that it is about."""
    kind = event.get("kind", "message")
    if kind == "message":
        return text(voice, event["text"])
    if kind == "clock":
        return _clock(voice, event)
    own = ".you" if event.get("by") == 0 else ".of-you" if event.get("people") == [0] else ""
    key = f"event.{kind}{own}" if f"event.{kind}{own}" in voice.strings else f"event.{kind}"
    name = who(voice, event.get("by", -1))
    line = say(voice, key, name=name, people=_people(voice, event), text=_subject(voice, event, about))
    if kind == "forward" and about is not None:
        line = f"{line}: “{tell(voice, about)}”"
    return f"{line}: {text(voice, event['text'])}" if kind in CAPTIONED and "text" in event else line


def _told(voice: Voice, event: Event, about: Event | None) -> Told:
    kind = event.get("kind", "message")
    if kind in SPOKEN:
        private = _private(voice, event["in"])
        name = who(voice, event.get("by", -1))
        return Told("message", name, tell(voice, event, about), event.get("by") == 0, private)
    return Told("clock" if kind == "clock" else "line", "", tell(voice, event, about))


def _private(voice: Voice, chat: int) -> bool:
    return "title" not in voice.automaton.parts["chats"][chat]


def _clock(voice: Voice, event: Event) -> str:
    hour, minute = divmod(event["minute"], 60)
    return say(
        voice, "event.clock", day=say(voice, f"day.{event['day']}"), time=f"{hour % 24:02}:{minute:02}"
    )


def _subject(voice: Voice, event: Event, about: Event | None) -> str:
    if event.get("kind") == "rename-back":
        return text(voice, voice.automaton.parts["chats"][event["in"]]["title"])
    return (
        tell(voice, about)
        if "text" not in event and about is not None
        else text(voice, event.get("text", -1))
    )


def _people(voice: Voice, event: Event) -> str:
    if event.get("everyone"):
        return say(voice, "chat.everyone")
    names = [who(voice, person, object_=True) for person in event.get("people", ())]
    if others := event.get("others", 0):
        names.append(say(voice, "chat.one-more" if others == 1 else "chat.more", n=others))
    if len(names) < 2:
        return "".join(names)
    return say(voice, "chat.and", first=", ".join(names[:-1]), last=names[-1])
