# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Keeping evidence is done for the target: they are asked, in private, before anything is done with it.

Either the option that keeps it asks the target, or whatever reads the flag that it sets stands in an option
that asks them first.
"""

from __future__ import annotations

from omstander.check.draft import Draft
from omstander.check.usage import asked_by
from omstander.model.program import Adjust, Tell
from omstander.model.story import Act, Kind


def check_keeping(draft: Draft) -> None:
    """Tell every option that keeps something without the target being asked."""
    for option, start, end in draft.bodies:
        if option.act is not Act.DOCUMENT or _asks_target(draft, start, end):
            continue
        flags = {step.number for step in draft.code[start:end] if isinstance(step, Adjust)} - {
            draft.cast.outcome
        }
        readers = [address for address, step in enumerate(draft.code) if flags & asked_by(draft, step)]
        asked = (
            any(_asks_target(draft, a, reader) for _, a, b in draft.bodies if a <= reader < b)
            for reader in readers
        )
        if not readers or not all(asked):
            draft.findings.add("E260", option.span, target=draft.cast.people[draft.cast.target].name)


def _asked_before(draft: Draft, address: int) -> bool:
    """Whether the address is in an option that asks the target before it."""
    return any(
        _asks_target(draft, start, address) for _, start, end in draft.bodies if start <= address < end
    )


def _asks_target(draft: Draft, start: int, end: int) -> bool:
    """Whether the player asks the target something in private between two addresses."""
    for step in draft.code[start:end]:
        line = draft.lines[step.line] if isinstance(step, Tell) else None
        if (
            line is None
            or line.kind is not Kind.MESSAGE
            or line.actor != 0
            or not draft.is_private(line.chat)
        ):
            continue
        to_target = draft.cast.target in draft.chats[line.chat].members
        if to_target and "?" in draft.texts[line.text].template:
            return True
    return False
