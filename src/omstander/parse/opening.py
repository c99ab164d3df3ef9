# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a story opens with: headers, people, groups and numbers, in the order of the text."""

from __future__ import annotations

from omstander.model.story import Comment, Group, Header, Junk, Number, Person
from omstander.parse.declarations import HEADER, parse_group, parse_header, parse_number, parse_person
from omstander.parse.lines import read_line
from omstander.parse.nearest import nearest
from omstander.parse.reader import Reader, comment_of
from omstander.parse.rows import Row
from omstander.parse.sections import is_section
from omstander.parse.tables import TABLES

_Section = list[Header | Comment | Junk] | list[Group | Comment | Junk] | list[Number | Comment | Junk]


class Opening:
    """Collects what is declared; the reader learns the names as they come."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.headers: list[Header | Comment | Junk] = []
        self.people: list[Person | Comment | Junk] = []
        self.groups: list[Group | Comment | Junk] = []
        self.numbers: list[Number | Comment | Junk] = []
        self._waiting: list[Comment] = []
        self._numbered = False

    def read(self, rows: list[Row], place: int) -> int:
        """Read one declaration and give the place after it, or decline by giving the same place."""
        row = rows[place]
        if row.is_comment:
            self._waiting.append(comment_of(row))
            self.reader.hoist(rows, place)
            return place + 1
        kind = declares(self.reader, row)
        if kind == "group":
            self._comments(self.groups)
            self._group(rows, place)
            return place + 1
        if kind:
            self._comments(self.headers if kind == "people" else self.groups)
            self._numbered = self._numbered or kind == "numbers"
            return self._list(kind, rows, place)
        return self._header(rows, place)

    def finish(self) -> None:
        """Put the comments that stand above the first scene where they will be written again."""
        self._comments(self.numbers if self._numbered else self.groups)

    def _comments(self, section: _Section) -> None:
        section.extend(self._waiting)
        self._waiting.clear()

    def _group(self, rows: list[Row], place: int) -> None:
        group = parse_group(self.reader, rows[place])
        self.groups.append(group)
        if isinstance(group, Group):
            self.reader.groups.add(group.id.text)
        self._hoist(rows, place)

    def _hoist(self, rows: list[Row], place: int) -> None:
        """Let the rows under a row come after it; a list that lost its head is told as that alone."""
        children = rows[place].children
        if children and self._lost_head(children[0]):
            rows[place + 1 : place + 1] = children
        else:
            self.reader.hoist(rows, place)

    def _lost_head(self, row: Row) -> str:
        """Say what a row declares that stands in no list: `people`, `numbers`, or an empty text."""
        quiet = self.reader.in_language(self.reader.words.language)
        quiet.found = []
        if row.is_comment or row.text[0] in "~?+*(-–=":
            return ""
        if ":" not in row.text:
            person = parse_person(quiet, row)
            known = isinstance(person, Person) and person.role is not None and " " in row.text
            return "people" if known and not quiet.found else ""
        key = row.text.partition(":")[0].strip().casefold()
        if key in self.reader.words.headers.values():
            return ""
        return "numbers" if isinstance(parse_number(quiet, row), Number) else ""

    def _headless(self, kind: str, rows: list[Row], place: int) -> int:
        """Read a list whose head is missing; gives the place after it."""
        self.reader.tell("E112", rows[place].span, keyword=getattr(self.reader.words, kind))
        head = Row(getattr(self.reader.words, kind), rows[place].start)
        after = place
        while after < len(rows) and (rows[after].is_comment or self._lost_head(rows[after]) == kind):
            after += 1
        head.children = rows[place:after]
        self._comments(self.headers if kind == "people" else self.groups)
        self._numbered = self._numbered or kind == "numbers"
        self._list(kind, [head], 0)
        return after

    def _list(self, kind: str, rows: list[Row], place: int) -> int:
        """Read the lines under `mensen` or `getallen`, and those after it that lost their indentation."""
        head = rows[place]
        after = place + 1
        if not head.children:
            while after < len(rows) and self._could_be(kind, rows[after]):
                after += 1
            if after > place + 1:
                self.reader.tell("E106", rows[place + 1].span, above=head.text, spaces=head.indent + 4)
        listed = [*head.children, *rows[place + 1 : after]]
        if not listed:
            self.reader.tell("E107", head.span, found=head.text, spaces=head.indent + 4)
        at = 0
        while at < len(listed):
            self._listed(kind, listed[at])
            self.reader.hoist(listed, at)
            at += 1
        if kind == "people":
            self.reader.declare(it.name.text for it in self.people if isinstance(it, Person) and it.name.text)
        return after

    def _listed(self, kind: str, row: Row) -> None:
        comment = comment_of(row) if row.is_comment else None
        if kind == "people":
            self.people.append(comment or parse_person(self.reader, row))
            return
        number = comment or parse_number(self.reader, row)
        self.numbers.append(number)
        if isinstance(number, Number):
            self.reader.numbers.add(number.name.text)

    def _could_be(self, kind: str, row: Row) -> bool:
        if row.is_comment or starts_scene(row) or declares(self.reader, row) or row.text[0] in "~?+*(-":
            return False
        if kind == "people":
            return ":" not in row.text and " " in row.text
        return ":" in row.text and not self.reader.message.match(row.text)

    def _header(self, rows: list[Row], place: int) -> int:
        row = rows[place]
        lost = self._lost_head(row)
        if lost:
            return self._headless(lost, rows, place)
        found = HEADER.fullmatch(row.text)
        known = found is not None and any(
            found["key"].casefold() in table.headers.values() for table in TABLES
        )
        if not known and (row.text[0] in "~?+*(-–" or self._is_chat(row)):
            return place
        self._comments(self.headers)
        if found is None:
            self._unknown(row)
            self.headers.append(Junk(row.text, row.span))
        else:
            self.headers.append(parse_header(self.reader, row))
        self._hoist(rows, place)
        return place + 1

    def _is_chat(self, row: Row) -> bool:
        """Whether a row is a line of chat by somebody declared, or another line that only a scene holds."""
        quiet = self.reader.in_language(self.reader.words.language)
        quiet.found = []
        return bool(self.people) and read_line(quiet, row) is not None

    def _unknown(self, row: Row) -> None:
        words = self.reader.words
        meant = nearest(row.text, (words.people, words.numbers))
        self.reader.tell("E113", row.span, found=row.text, suggestion=meant)


def declares(reader: Reader, row: Row) -> str:
    """Say what a row starts to declare: `people`, `numbers`, `group`, or an empty text."""
    first = row.text.rstrip(": ").casefold()
    for table in (reader.words, *TABLES):
        for part in ("people", "numbers"):
            if first == getattr(table, part):
                _tell_language(reader, row, table.language, getattr(reader.words, part))
                return part
        if first.split(" ")[0] == table.group and " " in row.text and ":" in row.text:
            _tell_language(reader, row, table.language, reader.words.group)
            return "group"
    return _misspelt(reader, row)


def _misspelt(reader: Reader, row: Row) -> str:
    words = reader.words
    first = row.text.split(None, 1)[0].rstrip(":")
    if row.children and " " not in row.text:
        for part in ("people", "numbers"):
            if nearest(first, (getattr(words, part),)):
                reader.tell("E113", row.span, found=first, suggestion=getattr(words, part))
                return part
    return ""


def _tell_language(reader: Reader, row: Row, language: str, meant: str) -> None:
    if language != reader.words.language:
        reader.tell("E160", row.span, found=row.text.split(None, 1)[0].rstrip(":"), mend=meant)


def starts_scene(row: Row) -> bool:
    """Whether a row is the title of a scene or an ending, or tries to be."""
    return row.text.startswith("=")


def starts_part(row: Row) -> bool:
    """Whether something starts here that ends a scene or a list."""
    return starts_scene(row) or is_section(row)
