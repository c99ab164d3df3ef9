# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Events with a verb, by the forms in the keyword tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from omstander.model.diagnostic import Span
from omstander.model.story import Event, Kind, LastOf, Name, Quoted, Text
from omstander.parse.marks import Marks
from omstander.parse.patterns import QUOTES
from omstander.parse.reader import Reader, first_word, pieces, quoted, split_comment, unquoted
from omstander.parse.rows import Row

SPACE = re.compile(r"\s+")
ABOUT = frozenset((Kind.FORWARD, Kind.DELETE, Kind.VOTE, Kind.KEEP))
"""Kinds whose quoted text is a line that is there already."""


def parse_verb(reader: Reader, row: Row, marks: Marks) -> Event | None:
    """Read a line that says who does what, or decline."""
    end, comment = split_comment(row.text)
    for actor_end, verb_start in _splits(reader, row.text, marks.end):
        for pattern in reader.grammar.verbs.get(first_word(row.text, verb_start), ()):
            found = pattern.pattern.fullmatch(
                row.text, verb_start, len(row.text) if pattern.has_caption else end
            )
            if found is not None:
                actors = _actors(reader, row, marks.end, actor_end)
                note = "" if pattern.has_caption else comment
                return _event(reader, row, marks, pattern.kind, found, actors, note)
    return None


def _splits(reader: Reader, text: str, start: int) -> Iterator[tuple[int, int]]:
    """Give the places where the names may end and the verb may begin, the likeliest first."""
    known = reader.actor.match(text, start)
    if known is not None:
        yield known.start() + len(known[0].rstrip()), known.end()
    place = start
    for _ in range(9):
        space = SPACE.search(text, place)
        if space is None or ":" in text[start : space.start()]:
            return
        yield space.start(), space.end()
        place = space.end()


def _actors(reader: Reader, row: Row, start: int, end: int) -> tuple[Name, Name | None]:
    first, mark, second = row.text[start:end].partition(">")
    actor = reader.name(first.rstrip(), row.start + start)
    if not mark:
        return actor, None
    lead = len(second) - len(second.lstrip())
    return actor, reader.name(second.strip(), row.start + start + len(first) + 1 + lead)


def _event(
    reader: Reader,
    row: Row,
    marks: Marks,
    kind: Kind,
    found: re.Match[str],
    actors: tuple[Name, Name | None],
    comment: str,
) -> Event:
    slots = found.groupdict()
    words = _text(row, found, slots)
    about: LastOf | Quoted | None = None
    if slots.get("on"):
        about = _about(reader, row, found)
    elif kind in ABOUT and words is not None:
        about, words = Quoted(words), None
    people, chat = _whom(reader, row, found, slots)
    seconds = slots.get("seconds")
    return Event(
        kind,
        row.span,
        *actors,
        people,
        chat,
        words,
        about,
        None if seconds is None else int(seconds),
        choices=_choices(row, found, slots),
        comment=comment,
        **marks.facts,
    )


def _text(row: Row, found: re.Match[str], slots: dict[str, str | None]) -> Text | None:
    if slots.get("caption") is not None:
        return unquoted(found["caption"], row.start + found.start("caption"))
    for group in ("bare", "emoji"):
        if slots.get(group) is not None:
            return Text(found[group], Span(row.start + found.start(group), row.start + found.end(group)))
    return quoted(found, row.start) if "quoted" in slots else None


def _about(reader: Reader, row: Row, found: re.Match[str]) -> LastOf | Quoted:
    start = row.start + found.start("on")
    whole = QUOTES.fullmatch(found["on"])
    text = quoted(whole, start) if whole else None
    return Quoted(text) if text is not None else LastOf(reader.name(found["on"], start))


def _whom(
    reader: Reader, row: Row, found: re.Match[str], slots: dict[str, str | None]
) -> tuple[tuple[Name, ...], Name | None]:
    people: tuple[Name, ...] = ()
    chat = None
    if slots.get("people") is not None:
        listed = pieces(reader, row.text, *found.span("people"))
        people = tuple(reader.name(word, row.start + place) for word, place in listed)
    elif slots.get("person") is not None:
        people = (reader.name(found["person"], row.start + found.start("person")),)
    if slots.get("chat") is not None:
        chat = Name(found["chat"], Span(row.start + found.start("chat"), row.start + found.end("chat")))
    elif slots.get("place") is not None:
        target = reader.name(found["place"], row.start + found.start("place"))
        if reader.knows_person(target.text) and target.text not in reader.groups:
            people = (target,)
        else:
            chat = target
    return people, chat


def _choices(row: Row, found: re.Match[str], slots: dict[str, str | None]) -> tuple[Text, ...]:
    if slots.get("choices") is None:
        return ()
    listed = (quoted(each, row.start) for each in QUOTES.finditer(row.text, *found.span("choices")))
    return tuple(text for text in listed if text is not None)
