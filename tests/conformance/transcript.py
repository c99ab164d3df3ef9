# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What happened, as plain lines that two languages can compare: the twin of `runtime/test/transcript.ts`.

`[2B] Noor: hallo` in a group, `Noor > Robin: hallo` in private, `[2B] Daan remove Noor` for what is no
message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from omstander.walk import Automaton, Event, fill, titles


def transcript(automaton: Automaton, texts: Mapping[str, Any], seen: Sequence[Event]) -> list[str]:
    """Return one line per event."""
    marked = {event["mark"]: event for event in seen if "mark" in event}

    def text(number: int) -> str:
        return fill(texts["texts"][number], texts["names"], texts["language"]) if number >= 0 else ""

    def who(person: int) -> str:
        return "others" if person == -2 else "" if person == -1 else str(texts["names"][person])

    def line(place: int, event: Event) -> str:
        words = [event["kind"]] if "kind" in event else []
        words += [who(person) for person in event.get("people", [])]
        words += ["!", *map(who, event["noticers"])] if "noticers" in event else []
        words += ["everyone"] if event.get("everyone") else []
        words += [f"+{event['others']}"] if event.get("others") else []
        words += [f"{event['seconds']}s"] if event.get("seconds") else []
        words += [f"{event['day']} {event['minute']}"] if "day" in event else []
        words += [f'on "{text(marked[event["on"]].get("text", -1))}"'] if event.get("on") in marked else []
        told = f"{where(place, event)} {' '.join(words)}".rstrip()
        told += f": {text(event['text'])}" if "text" in event else ""
        return told.strip() + "".join(f" / {text(choice)}" for choice in event.get("choices", []))

    def where(place: int, event: Event) -> str:
        by, chat = event.get("by", -1), event.get("in", -1)
        if chat < 0:
            return who(by)
        if "title" in automaton.parts["chats"][chat]:
            return f"[{text(titles(automaton, seen[:place])[chat])}] {who(by)}".rstrip()
        other = [who(person) for person in automaton.parts["chats"][chat]["members"] if person != by]
        return f"{who(by)} > {' '.join(other)}".strip()

    return [line(place, event) for place, event in enumerate(seen)]
