# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a story declares before its first scene, line by line: headers, people, groups and numbers."""

from __future__ import annotations

import re
from typing import cast

from omstander.model.diagnostic import Span
from omstander.model.story import Group, Header, Junk, Member, Name, Number, Person, Role
from omstander.parse.halves import missing_sign
from omstander.parse.patterns import NUMBER, QUOTED
from omstander.parse.reader import Reader, pieces, quoted, row_text, split_comment
from omstander.parse.rows import Row

HEADER = re.compile(r"(?P<key>[^:]+?)\s*:\s*(?P<value>.*)")
GAP = re.compile(r"\s{2,}|\t+")
BAD_IN_NAME = re.compile(r"[:>,\"“”„«»()\[\]]|^[-–−—+*•?~=0-9]*$")
VALUE = rf"[-−–+]?{NUMBER}"
PLAIN_TEXT_HEADERS = frozenset(("story", "about"))


def parse_header(reader: Reader, row: Row) -> Header | Junk:
    """Read `verhaal: Zonder Noor`."""
    found = HEADER.fullmatch(row.text)
    if found is None:
        return _junk(row)
    span = Span(row.start, row.start + found.end("key"))
    key = cast(str | None, reader.lookup("headers", found["key"], span))
    if key is None:
        choices = ", ".join(reader.words.headers.values())
        reader.tell(
            "E110",
            span,
            found=found["key"],
            suggestion=reader.suggest("headers", found["key"]),
            choices=choices,
        )
        return _junk(row)
    end, comment = (len(row.text), "") if key in PLAIN_TEXT_HEADERS else split_comment(row.text)
    value = row_text(row, found.start("value"), max(end, found.start("value")))
    if not value.raw:
        reader.tell("E111", row.span, key=found["key"])
    return Header(key, value, row.span, comment)


def parse_person(reader: Reader, row: Row) -> Person | Junk:
    """Read `mevrouw Aydin    volwassene`; the player's own line may be the word `jij` alone."""
    end, comment = split_comment(row.text)
    body = row.text[:end].rstrip()
    if body.casefold() in reader.words.you:
        return Person(Name("", Span(row.start, row.start)), Role.YOU, row.span, comment)
    name, role = _name_and_role(reader, row, body)
    if name.endswith(":"):
        name = name.rstrip(": ")
        reader.tell("E116", row.span, name=name, mend=f"{name}    {body[len(name) :].lstrip(': ')}")
    if not good_name(reader, row, name):
        return _junk(row)
    return Person(Name(" ".join(name.split()), _stretch(row, 0, len(name))), role, row.span, comment)


def _name_and_role(reader: Reader, row: Row, body: str) -> tuple[str, Role | None]:
    word = body.rsplit(None, 1)[-1]
    start = len(body) - len(word)
    name = body[:start]
    role = cast(Role | None, reader.lookup("roles", word, _stretch(row, start, len(body))))
    if role is not None and name.strip():
        return name.rstrip(), role
    gaps = list(GAP.finditer(body))
    if gaps:
        name, word, start = body[: gaps[-1].start()], body[gaps[-1].end() :], gaps[-1].end()
    suggestion = reader.suggest("roles", word)
    choices = ", ".join(reader.words.roles.values())
    if name and (gaps or suggestion):
        reader.tell(
            "E114", _stretch(row, start, len(body)), found=word, suggestion=suggestion, choices=choices
        )
        return name.rstrip(), None
    reader.tell("E115", row.span, name=body, choices=choices)
    return body, None


def good_name(reader: Reader, row: Row, name: str) -> bool:
    """Whether something may be called so; if not, it is told."""
    if name.casefold() in reader.words.reserved:
        reader.tell("E118", _stretch(row, 0, len(row.text)), name=name)
    elif BAD_IN_NAME.search(name):
        reader.tell("E119", row.span, name=name)
    else:
        return True
    return False


def parse_group(reader: Reader, row: Row) -> Group | Junk:
    """Read `groep 2b: "2B" met Daan (beheerder), jij en 9 anderen` or `groep feest: "Feest" later (open)`."""
    end, comment = split_comment(row.text)
    head = re.compile(rf"\S+\s+(?P<id>[^\s:\"“”„«»]+)\s*:\s*{QUOTED}\s*").match(row.text, 0, end)
    title = quoted(head, row.start) if head is not None else None
    if head is None or title is None:
        _tell_group(reader, row, end)
        return _junk(row)
    identifier = Name(head["id"], Span(row.start + head.start("id"), row.start + head.end("id")))
    rest = _Rest(reader, row, head.end(), end)
    members, others = rest.members()
    if rest.wrong or not good_name(reader, row, identifier.text):
        if rest.wrong:
            _tell_group(reader, row, end)
        return _junk(row)
    return Group(identifier, title, members, others, rest.later, rest.open, row.span, comment)


def _tell_group(reader: Reader, row: Row, end: int) -> None:
    sign, _ = missing_sign(row.text[:end])
    if sign:
        reader.tell("E158", row.span, sign=sign, mend="")
    else:
        reader.tell("E117", row.span, keyword=reader.words.group)


class _Rest:
    """What follows the title of a group."""

    def __init__(self, reader: Reader, row: Row, start: int, end: int) -> None:
        self.reader = reader
        self.row = row
        self.later = self.open = self.wrong = False
        words = reader.words
        self._open = re.compile(rf"\s*\(\s*{re.escape(words.open)}\s*\)$", re.IGNORECASE)
        self._later = re.compile(rf"(?:^|\s+){re.escape(words.later)}$", re.IGNORECASE)
        self._with = re.compile(rf"{re.escape(words.with_members)}\s+", re.IGNORECASE)
        self.start = start
        self.end = self._flags(start, len(row.text[:end].rstrip()))

    def _flags(self, start: int, end: int) -> int:
        while True:
            text = self.row.text[start:end]
            is_open, is_later = self._open.search(text), self._later.search(text)
            found = is_open or is_later
            if found is None:
                return end
            self.open = self.open or is_open is not None
            self.later = self.later or is_open is None
            end = len(self.row.text[: start + found.start()].rstrip())

    def members(self) -> tuple[tuple[Member, ...], int]:
        """Read the members by name, and how many have none."""
        if self.start >= self.end:
            self.wrong = not self.later
            return (), 0
        found = self._with.match(self.row.text, self.start, self.end)
        if found is None:
            self.wrong = True
            return (), 0
        others = 0
        members: list[Member] = []
        for word, place in pieces(self.reader, self.row.text, found.end(), self.end):
            counted = self.reader.grammar.others.fullmatch(word)
            if counted is not None:
                others += int(counted["others"])
            else:
                members.append(self._member(word, place))
        return tuple(members), others

    def _member(self, word: str, place: int) -> Member:
        admin = re.compile(rf"\s*\(\s*{re.escape(self.reader.words.admin)}\s*\)$", re.IGNORECASE).search(word)
        name = word[: admin.start()] if admin is not None else word
        self.wrong = self.wrong or bool(re.search(r"[()\[\]:>\"]", name)) or not name
        return Member(self.reader.name(name, self.row.start + place), admin is not None)


def parse_number(reader: Reader, row: Row) -> Number | Junk:
    """Read `erbij: 10`, `druk: 1 (0 tot 3)` or `sem-durft: nee`."""
    end, comment = split_comment(row.text)
    words = reader.words
    shape = (
        rf"(?P<name>[^\s:]+)\s*:\s*(?:(?P<start>{VALUE})\s*"
        rf"(?:\(\s*(?P<low>{VALUE})\s*{re.escape(words.up_to)}\s*(?P<high>{VALUE})\s*\))?"
        rf"|(?P<flag>{re.escape(words.yes)}|{re.escape(words.no)}))\s*"
    )
    found = re.compile(shape, re.IGNORECASE).fullmatch(row.text, 0, end)
    if found is None:
        reader.tell("E122", row.span, found=row.text[:end].rstrip())
        return _junk(row)
    if not good_name(reader, row, found["name"]):
        return _junk(row)
    name = Name(found["name"], _stretch(row, *found.span("name")))
    if found["flag"] is not None:
        return Number(name, int(found["flag"].casefold() == words.yes), 0, 1, True, row.span, comment)
    low, high = (None if found[side] is None else whole_number(found[side]) for side in ("low", "high"))
    return Number(name, whole_number(found["start"]), low, high, False, row.span, comment)


def whole_number(word: str) -> int:
    """Read a whole number; word processors make a dash of its minus."""
    return int(word.replace("−", "-").replace("–", "-"))


def _stretch(row: Row, start: int, end: int) -> Span:
    return Span(row.start + start, row.start + end)


def _junk(row: Row) -> Junk:
    return Junk(row.text, row.span)
