# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Conditions, written with no more brackets than they need."""

from __future__ import annotations

from omstander.model.story import Both, Compare, Condition, Either, IsIn, IsYes, Not, Together
from omstander.parse.format_lines import write_name
from omstander.parse.table import Keywords


def write_condition(condition: Condition, words: Keywords) -> str:
    """Write a condition as `parse_condition` reads it."""
    match condition:
        case Compare(number=number, operator=operator, value=value):
            return f"{write_name(number, words)} {operator} {value}"
        case IsYes(flag=flag):
            return write_name(flag, words)
        case IsIn(person=person, chat=chat):
            return f"{write_name(person, words)} {words.inside} {write_name(chat, words)}"
        case Together():
            return words.together
        case Not(inner=IsIn(person=person, chat=chat)):
            return f"{write_name(person, words)} {words.negation} {words.inside} {write_name(chat, words)}"
        case Not(inner=inner):
            return f"{words.negation} {_within(inner, words, (Both, Either))}"
        case Both(parts=parts):
            return f" {words.both} ".join(_within(part, words, (Both, Either)) for part in parts)
        case Either(parts=parts):
            return f" {words.either} ".join(_within(part, words, (Either,)) for part in parts)


def _within(condition: Condition, words: Keywords, bracketed: tuple[type, ...]) -> str:
    written = write_condition(condition, words)
    return f"({written})" if isinstance(condition, bracketed) else written
