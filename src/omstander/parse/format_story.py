# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A whole story, written in the plain form (`fmt`)."""

from __future__ import annotations

from collections.abc import Sequence

from omstander.model.story import Comment, Group, Header, Junk, Number, Person, Role, Story
from omstander.parse.format_blocks import STEP, write_prose, write_scene
from omstander.parse.format_lines import write_comment, write_list, write_name, write_quoted
from omstander.parse.table import Keywords
from omstander.parse.tables import keywords

GAP = 4
"""Spaces between two columns of a list."""

Declared = Header | Person | Group | Number | Comment | Junk


def format_story(story: Story) -> str:
    """Write a story. What is read from it is the same story, and writing that gives the same text.

    Blank lines and columns are set anew; comments stay. Lines that could not be read come out as they were.
    """
    words = keywords(story.keywords)
    parts = [
        _listed(story.headers, words),
        _under(words.people, _columns(story.people, words)),
        _listed(story.groups, words),
        _under(words.numbers, _columns(story.numbers, words)),
        *(write_scene(scene, words) for scene in story.scenes),
        _under(f"-- {words.debrief}", write_prose(story.debrief)),
    ]
    return _joined([part for part in parts if part])


def _joined(parts: list[list[str]]) -> str:
    """Put a blank line between parts, but none after a comment that ends a part: it is about what follows."""
    written = ""
    close = True
    for part in parts:
        written += ("" if close else "\n") + "\n".join(part) + "\n"
        close = part[-1].startswith("//")
    return written


def _under(head: str, lines: list[str]) -> list[str]:
    return [head, *(STEP + line for line in lines)] if lines else []


def _listed(items: Sequence[Declared], words: Keywords) -> list[str]:
    lines = [_noted(*_declared(item, words)) for item in items]
    named = [place for place, item in enumerate(items) if not isinstance(item, Comment)]
    if named and named[-1] + 1 < len(items):
        lines.insert(named[-1] + 1, "")
    return lines


def _columns(items: Sequence[Declared], words: Keywords) -> list[str]:
    """Write a list with names, roles and comments in columns."""
    names = [len(item.name.text) for item in items if isinstance(item, Person) and item.role is not None]
    column = max(names, default=0) + GAP
    lines = [_declared(item, words, column) for item in items]
    noted = max((len(line) for line, comment in lines if comment), default=0) + GAP
    return [f"{line:<{noted}}// {comment}" if comment else line for line, comment in lines]


def _noted(line: str, comment: str) -> str:
    return f"{line}  // {comment}" if comment else line


def _declared(item: Declared, words: Keywords, column: int = 0) -> tuple[str, str]:
    """Write a declaration and give its comment apart."""
    match item:
        case Junk(raw=raw):
            return raw, ""
        case Comment(text=text):
            return write_comment(text), ""
        case Header(key=key, value=value, comment=comment):
            return f"{words.headers[key]}: {value.raw}".rstrip(), comment
        case Person(comment=comment):
            return _person(item, words, column), comment
        case Group(comment=comment):
            return _group(item, words), comment
        case Number(comment=comment):
            return _number(item, words), comment


def _person(person: Person, words: Keywords, column: int) -> str:
    if person.role is None:
        return person.name.text
    if person.role is Role.YOU and not person.name.text:
        return words.you[0]
    return f"{person.name.text:<{column}}{words.roles[person.role]}"


def _group(group: Group, words: Keywords) -> str:
    members = [
        write_name(member.name, words) + (f" ({words.admin})" if member.admin else "")
        for member in group.members
    ]
    listed = write_list(members, group.others, words)
    parts = (
        f"{words.group} {group.id.text}: {write_quoted(group.title.raw)}",
        f"{words.with_members} {listed}" if listed else "",
        words.later if group.later else "",
        f"({words.open})" if group.open else "",
    )
    return " ".join(filter(None, parts))


def _number(number: Number, words: Keywords) -> str:
    if number.flag:
        return f"{number.name.text}: {words.yes if number.start else words.no}"
    line = f"{number.name.text}: {number.start}"
    return line if number.low is None else f"{line} ({number.low} {words.up_to} {number.high})"
