# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The whole story: what it opens with, its scenes, and the debrief."""

from __future__ import annotations

from dataclasses import replace

from omstander.model.diagnostic import Diagnostic, Span
from omstander.model.story import Block, Comment, Scene, Story, Text
from omstander.parse.opening import Opening, starts_part
from omstander.parse.reader import Reader, row_text, split_comment
from omstander.parse.rows import Row, flatten, plant
from omstander.parse.sections import is_section, prose, section_word
from omstander.parse.statements import parse_block
from omstander.parse.strange import lost_letters, strange_letters
from omstander.parse.tables import TABLES


def parse_story(text: str) -> tuple[Story, list[Diagnostic]]:
    """Read a story; whatever the text, there is one, with all that is wrong in the order of the text.

    Spans count code points of `text` as given. What cannot be read stays in the story as junk.
    """
    # One space for another, so that every place stays where it is.
    rows, found = plant(text.replace("\u00a0", " ").replace("\u202f", " "))
    reader = Reader(_language(rows))
    reader.found.extend((*found, *lost_letters(text)))
    for row in flatten(rows):
        if not row.text.isprintable():
            reader.found.extend(strange_letters(row))
    if not rows:
        reader.tell("E103", Span(0, len(text)))
    opening = Opening(reader)
    place = _open(opening, rows)
    parts = _Parts(reader, opening)
    parts.split(rows, place)
    opening.finish()
    scenes = tuple(scene.read(reader) for scene in parts.scenes)
    story = Story(
        reader.words.language,
        tuple(opening.headers),
        tuple(opening.people),
        tuple(opening.groups),
        tuple(opening.numbers),
        scenes,
        tuple(parts.debrief),
        len(text),
    )
    return story, sorted(reader.found, key=lambda one: (one.span, one.code))


def _language(rows: list[Row]) -> str:
    """The language of the first line that starts as a header or a list does; Dutch if none does."""
    for row in rows:
        key = row.text.partition(":")[0].rstrip().casefold()
        for table in TABLES:
            if (
                key in (*table.headers.values(), table.people, table.numbers)
                or key.split(" ")[0] == table.group
            ):
                return table.language
    return TABLES[0].language


def _open(opening: Opening, rows: list[Row]) -> int:
    place = 0
    while place < len(rows) and not starts_part(rows[place]):
        after = opening.read(rows, place)
        if after == place:
            break
        place = after
    return place


class _Scene:
    """The rows of a scene, before they are read."""

    def __init__(self, title: Row | None) -> None:
        self.title = title
        self.rows: list[Row] = []

    def read(self, reader: Reader) -> Scene:
        if self.title is None:
            start = self.rows[0].start if self.rows else 0
            reader.tell("E120", self.rows[0].span if self.rows else Span(0, 0))
            return Scene(Text("", Span(start, start)), False, self._block(reader), Span(start, start))
        return parse_title(reader, self.title, self._block(reader))

    def _block(self, reader: Reader) -> Block:
        return parse_block(reader, self.rows)


class _Parts:
    """The scenes and the debrief, split by the rows that start them; late declarations go to the opening."""

    def __init__(self, reader: Reader, opening: Opening) -> None:
        self.reader = reader
        self.opening = opening
        self.scenes: list[_Scene] = []
        self.debrief: list[Text | Comment] = []

    def split(self, rows: list[Row], place: int) -> None:
        while place < len(rows):
            row = rows[place]
            first = row.text[0]
            if first == "=" or _lost_dashes(self.reader, row):
                self.scenes.append(_Scene(row))
                self.reader.hoist(rows, place)
                place += 1
            elif (
                first in "-–—"
                and is_section(row)
                and section_word(row) in {table.debrief for table in TABLES}
            ):
                place = self._debrief(rows, place)
            elif self.scenes and _is_late(self.reader, row):
                self.reader.tell("E123", row.span, found=row.text)
                place = self.opening.read(rows, place)
            else:
                if not self.scenes:
                    self.scenes.append(_Scene(None))
                self.scenes[-1].rows.append(row)
                place += 1

    def _debrief(self, rows: list[Row], place: int) -> int:
        row = rows[place]
        own = self.reader.words.debrief
        if section_word(row) != own:
            self.reader.tell("E160", row.span, found=section_word(row), mend=own)
        after = place + 1
        while after < len(rows) and not starts_part(rows[after]):
            after += 1
        lost = rows[place + 1 : after]
        wrong = next((one for one in lost if not one.is_comment), None)
        if wrong is not None:
            self.reader.tell("E106", wrong.span, above=row.text, spaces=4)
        self.debrief.extend(prose([*row.children, *lost]))
        return after


def _lost_dashes(reader: Reader, row: Row) -> bool:
    """Whether a row is a title that lost what stands before it: `einde Stilte ==`."""
    return row.text.endswith("==") and ":" not in row.text and reader.actor.match(row.text) is None


def _is_late(reader: Reader, row: Row) -> bool:
    """Whether a declaration stands among the scenes."""
    if not row.children and '"' not in row.text:
        return False
    words = reader.words
    first = row.text.rstrip(": ").casefold()
    return first in (words.people, words.numbers) or first.startswith(f"{words.group} ")


def parse_title(reader: Reader, row: Row, body: Block) -> Scene:
    """Read `== Zaterdag ==` or `== einde Stilte ==`."""
    if row.text[0] != "=":
        whole = f"== {row.text}"
        reader.tell("E121", row.span, mend=whole)
        row = Row(whole, row.start - len("== "))
        return replace(parse_title(reader, row, body), span=Span(row.start + len("== "), row.span.end))
    end, comment = split_comment(row.text)
    found = reader.grammar.title.fullmatch(row.text, 0, len(row.text[:end].rstrip()))
    if found is None or not found["close"]:
        found, comment = reader.grammar.title.fullmatch(row.text), ""
    assert found is not None
    title = row_text(row, *found.span("title"))
    if not title.raw:
        reader.tell("E124", row.span)
    elif not found["close"] or not row.text.startswith("=="):
        ending = f"{reader.words.ending} " if found["ending"] else ""
        reader.tell("E121", row.span, mend=f"== {ending}{title.raw} ==")
    return Scene(title, bool(found["ending"]), body, row.span, comment)
