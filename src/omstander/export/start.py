# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The start of a story before any script runs: what `runtime/src/view/start.tsx` draws, without a script."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from omstander.export.telling import Voice, say, text, who

FACES, HUES = 4, 8


def start(voice: Voice, minutes: int, read: str) -> list[str]:
    """Return HTML: whose chat it is, what it is about, how long it takes, and where it can be read."""
    parts = voice.automaton.parts
    about, group = text(voice, parts["about"]), _group(voice)
    place = say(voice, "start.place", group=text(voice, group.get("title", -1)))
    instead, label = (escape(say(voice, key)) for key in ("paper.instead", "paper.heading"))
    reading = f'<a class="button plain" href="{escape(read)}">{label}</a>'
    return [
        '<div class="opening">',
        faces(voice, you=True),
        f"<h1>{escape(text(voice, parts['title']))}</h1>",
        f'<p class="lead">{escape(place)}</p>',
        *([f"<p>{escape(say(voice, 'start.about', about=about))}</p>"] if about else []),
        f'<p class="small faint">{escape(say(voice, "start.minutes", n=minutes))}</p>',
        "</div>",
        # Shown after a while only: by then the script would have taken its place.
        f'<div class="late stack"><p>{instead}</p><p>{reading}</p></div>',
    ]


def faces(voice: Voice, *, you: bool = False) -> str:
    """Return who is in the first group, by their initials; next to names, so not for reading aloud."""
    group = _group(voice)
    people = [person for person in group["members"] if person > 0][:FACES]
    rounds = [
        f'<span class="avatar hue{(person - 1) % HUES + 1}">{escape(who(voice, person)[:1])}</span>'
        for person in people
    ]
    if others := group.get("others", 0):
        rounds.append(f'<span class="avatar rest">+{others}</span>')
    if you:
        rounds.append(f'<span class="you">{escape(say(voice, "chat.you-too"))}</span>')
    return f'<p class="faces" aria-hidden="true">{"".join(rounds)}</p>'


def _group(voice: Voice) -> Mapping[str, Any]:
    """Give the first group: that is where the player is."""
    chats: list[Mapping[str, Any]] = voice.automaton.parts["chats"]
    return next((chat for chat in chats if "title" in chat), chats[0])
