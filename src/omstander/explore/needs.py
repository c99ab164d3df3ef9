# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The facts that the wording of a broken need is filled with: who, where, and who could have done it."""

from __future__ import annotations

from omstander.explore.rules import Need
from omstander.model.program import Finish, LastFrom, Program, Tell
from omstander.model.story import Kind, Role


def facts_of(program: Program, need: Need, address: int) -> dict[str, str]:
    """Name what the need is about, as its author names it."""
    return {
        "person": person_name(program, need.person),
        "chat": _chat_name(program, need.chat),
        "chat_id": program.chats[need.chat].id if need.chat >= 0 else "",
        "admins": _admins(program, need.chat),
        "target": _first(program, Role.TARGET),
        "somebody": _first(program, Role.BYSTANDER)
        or _first(program, Role.FOLLOWER)
        or _first(program, Role.INSTIGATOR),
        **_of_line(program, address),
    }


def _of_line(program: Program, address: int) -> dict[str, str]:
    here = program.code[address]
    if isinstance(here, Finish):
        return {"ending": program.words(program.endings[here.ending].title)}
    if not isinstance(here, Tell):
        return {}
    line = program.lines[here.line]
    about = person_name(program, line.on.person) if isinstance(line.on, LastFrom) else ""
    time = f"{line.minute // 60}:{line.minute % 60:02}" if line.kind is Kind.CLOCK else ""
    return {"time": time, "about": about}


def person_name(program: Program, person: int) -> str:
    """Whoever it is, in the words of the script; the player is its word for you."""
    if person == 0:
        return {"nl": "jij", "en": "you"}.get(program.language, program.people[0].name)
    return program.people[person].name if person > 0 else ""


def _first(program: Program, role: Role) -> str:
    return next((person.name for person in program.people if person.role is role), "")


def _admins(program: Program, chat: int) -> str:
    admins = sorted(program.chats[chat].admins) if chat >= 0 else []
    return ", ".join(person_name(program, person) for person in admins)


def _chat_name(program: Program, chat: int) -> str:
    if chat < 0:
        return ""
    declared = program.chats[chat]
    if declared.private:
        return " > ".join(person_name(program, person) for person in sorted(declared.members))
    return program.words(declared.title)
