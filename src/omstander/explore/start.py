# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is true before the story begins."""

from __future__ import annotations

from omstander.explore.rules import Variable
from omstander.model.program import Program


def start_value(program: Program, variable: Variable) -> int:
    """The value of a variable at the start: groups as declared, numbers as given, nothing said or seen."""
    match variable:
        case ("number", number):
            return program.numbers[number].start
        case ("in", person, chat):
            return int(not program.chats[chat].later and person in program.chats[chat].members)
        case ("admin", person, chat):
            return int(not program.chats[chat].later and person in program.chats[chat].admins)
        case ("made", chat):
            return int(not program.chats[chat].later)
        case ("asked", *_):
            return 1
    return 0
