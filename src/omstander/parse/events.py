# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Lines of chat: messages, everything a verb can say, read by, the clock and the help card."""

from __future__ import annotations

import re

from omstander.model.diagnostic import Span
from omstander.model.story import Event, Junk, Kind, Name, Text
from omstander.parse.marks import Marks
from omstander.parse.nearest import nearest
from omstander.parse.patterns import Start
from omstander.parse.reader import Reader, first_word, pieces, split_comment
from omstander.parse.rows import Row
from omstander.parse.tables import TABLES
from omstander.parse.verbs import parse_verb

ANY_MESSAGE = re.compile(
    r"(?P<actor>[^\s:>\"“”(~?+*=][^:>\"“”]{0,40}?)(?:\s*>\s*(?P<to>[^\s:>\"“”][^:>\"“”]{0,40}?))?\s*:(?!//)\s*(?P<text>.*)"
)
CLOCK = re.compile(r"~\s*(?P<day>\S+?)?\s*(?<!\d)(?P<hour>\d{1,2})\s?[:.u]\s?(?P<minute>\d{2})\s*")


def parse_event(reader: Reader, row: Row, marks: Marks) -> Event | Junk | None:
    """Read a line of chat after its marks, or decline."""
    text, start = row.text, marks.end
    known = reader.message.match(text, start) if ":" in text else None
    if known is not None:
        return message(reader, row, known, marks)
    if text.startswith("~", start):
        return _clock(reader, row, marks)
    kind = reader.grammar.starts.get(first_word(text, start))
    if kind is Start.READ and not _starts_with_name(reader, text, start):
        read = reader.grammar.read.match(text, start)
        if read is not None:
            return _read_by(reader, row, marks, read.end())
    if kind is Start.HELP_CARD:
        end, comment = split_comment(text)
        if reader.grammar.help_card.fullmatch(text, start, len(text[:end].rstrip())):
            return Event(Kind.HELP_CARD, row.span, comment=comment, **marks.facts)
    return parse_verb(reader, row, marks)


def parse_stranger(reader: Reader, row: Row, marks: Marks) -> Event | None:
    """Read a message by somebody who is not declared; whether the name exists is for `check` to say."""
    found = ANY_MESSAGE.fullmatch(row.text, marks.end)
    return None if found is None else message(reader, row, found, marks)


def _starts_with_name(reader: Reader, text: str, start: int) -> bool:
    found = reader.actor.match(text, start)
    return found is not None and found.end() < len(text)


def message(reader: Reader, row: Row, found: re.Match[str], marks: Marks) -> Event:
    """Make the message of a match: group 1 speaks, to group 2 if there is one, and says group 3."""
    start = row.start
    actor, to, said = found.groups()
    begin = start + found.start(3)
    if not said:
        reader.tell("E134", row.span, name=actor)
    if reader.grammar.starts.get(actor.casefold()) is Start.INSIDE:
        # `in>Mila: hoi` is a message only as long as nobody puts a space in it.
        reader.tell("E144", row.span, keyword=reader.words.inside, example="2b")
    return Event(
        Kind.MESSAGE,
        Span(start, start + len(row.text)),
        reader.name(actor, start + found.start(1)),
        None if to is None else reader.name(to, start + found.start(2)),
        (),
        None,
        Text(said, Span(begin, begin + len(said))),
        **marks.facts,
    )


def _clock(reader: Reader, row: Row, marks: Marks) -> Event | Junk:
    end, comment = split_comment(row.text)
    found = CLOCK.fullmatch(row.text, marks.end, end)
    if found is None:
        reader.tell("E137", row.span, suggestion="")
        return Junk(row.text, row.span)
    day = _weekday(reader, row, found)
    hour, minute = int(found["hour"]), int(found["minute"])
    if day is None or hour > 23 or minute > 59:
        suggestion = nearest(found["day"] or "", reader.words.weekdays) if day is None else ""
        reader.tell(
            "E137", row.span, suggestion=f"~ {suggestion} {hour:02}:{minute:02}" if suggestion else ""
        )
        return Junk(row.text, row.span)
    return Event(
        Kind.CLOCK,
        row.span,
        day=day,
        minute=60 * hour + minute,
        comment=comment,
        **marks.facts,
    )


def _weekday(reader: Reader, row: Row, found: re.Match[str]) -> int | None:
    word = (found["day"] or "").casefold()
    for words in (reader.words, *TABLES):
        days = [day.casefold() for day in words.weekdays]
        if word in days:
            day = days.index(word)
            if words is not reader.words:
                place = Span(row.start + found.start("day"), row.start + found.end("day"))
                reader.tell("E160", place, found=word, mend=reader.words.weekdays[day])
            return day
    return None


def _read_by(reader: Reader, row: Row, marks: Marks, start: int) -> Event:
    end, comment = split_comment(row.text)
    everyone = False
    others = 0
    people: list[Name] = []
    for word, place in pieces(reader, row.text, start, end):
        counted = reader.grammar.others.fullmatch(word)
        if word.casefold() == reader.words.everyone:
            everyone = True
        elif counted is not None:
            others += int(counted["others"])
        else:
            people.append(reader.name(word, row.start + place))
    if not people and not everyone and not others:
        reader.tell("E139", row.span, keyword=reader.words.read)
    return Event(
        Kind.READ,
        row.span,
        people=tuple(people),
        others=others,
        everyone=everyone,
        comment=comment,
        **marks.facts,
    )
