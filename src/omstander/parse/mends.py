# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Lines that could not be read: what is wrong with them, and what was probably meant."""

from __future__ import annotations

from omstander.model.diagnostic import Span
from omstander.model.story import Event, Junk, Statement
from omstander.parse.events import parse_stranger
from omstander.parse.format_lines import write_line
from omstander.parse.halves import half_mark, missing_sign
from omstander.parse.lines import Line, parse_changes, read_line
from omstander.parse.marks import read_marks
from omstander.parse.nearest import nearest
from omstander.parse.reader import Reader, first_word, split_comment
from omstander.parse.rows import Row
from omstander.parse.tables import TABLES


def explain(reader: Reader, row: Row) -> Statement:
    """Tell what is wrong with a row; gives what could be saved of it, else junk."""
    marks = read_marks(_quiet(reader), row)
    rest = Row(row.text[marks.end :], row.start + marks.end)
    if not rest.text:
        reader.tell("E130", row.span, found=row.text, mend="")
        return Junk(row.text, row.span)
    return (
        _half_mark(reader, row)
        or _number_with_colon(reader, rest)
        or _wrong_verb(reader, rest)
        or _other_language(reader, row)
        or _keyword_as_name(reader, rest)
        or _near_keyword(reader, rest)
        or _clock_without_mark(reader, rest)
        or parse_stranger(reader, row, marks)
        or _unknown(reader, row, rest)
    )


def _junk(row: Row) -> Junk:
    return Junk(row.text, row.span)


def _half_mark(reader: Reader, row: Row) -> Statement | None:
    """`4s) Sem: hoi`."""
    sign, mend = half_mark(row.text)
    if not sign:
        return None
    reader.tell("E158", row.span, sign=sign, mend=mend)
    return _junk(row)


def _number_with_colon(reader: Reader, row: Row) -> Statement | None:
    """`druk: +1` for `druk +1`."""
    word, colon, value = row.text.partition(":")
    if not colon or word.strip() not in reader.numbers or word.strip() in reader.names:
        return None
    mend = f"{word.strip()} {value.strip()}"
    meant = parse_changes(reader, Row(mend, row.start))
    reader.tell("E135", row.span, name=word.strip(), mend=mend if meant else "")
    return _junk(row)


def _wrong_verb(reader: Reader, row: Row) -> Statement | None:
    """A line of somebody we know: a misspelt verb, a verb with something wrong after it, or no colon."""
    known = reader.actor.match(row.text)
    if known is None:
        return None
    rest = row.text[known.end() :]
    if rest.startswith(">"):
        return None  # in private, to somebody who is not declared
    word = first_word(row.text, known.end())
    place = Span(row.start + known.end(), row.start + known.end() + max(1, len(word)))
    if word in reader.grammar.verbs:
        sign, mend = missing_sign(row.text[: split_comment(row.text)[0]].rstrip())
        if sign and (not mend or read_line(_quiet(reader), Row(mend, 0)) is not None):
            reader.tell("E158", row.span, sign=sign, mend=mend)
            return _junk(row)
        reader.tell("E132", place, found=word, forms=" / ".join(_forms(reader, word, known[0].strip(), rest)))
        return _junk(row)
    if _in_other_language(reader, row) is not None:
        return None
    meant = nearest(word, reader.grammar.verbs) if len(word) > 2 else ""
    if meant:
        mend = f"{known[0].strip()} {meant}{rest[len(word) :]}"
        if read_line(_quiet(reader), Row(mend, 0)) is not None:
            reader.tell("E131", place, found=word, suggestion=meant, mend=mend)
            return _junk(row)
    return _no_colon(reader, row, known[0].strip(), rest)


def _no_colon(reader: Reader, row: Row, name: str, rest: str) -> Statement:
    if rest.startswith((">", ":")) or not rest:
        reader.tell("E130", row.span, found=row.text, mend="")
    else:
        reader.tell("E133", row.span, name=name, mend=f"{name}: {rest}")
    return _junk(row)


def _forms(reader: Reader, word: str, name: str, rest: str) -> list[str]:
    """Give how lines with this verb read; of several, those that share the most words with this one."""
    written = set(rest.casefold().replace(":", " ").split())
    forms = [pattern.form for pattern in reader.grammar.verbs[word]]
    shared = [len(written & set(form.casefold().replace(":", " ").split())) for form in forms]
    return [f"{name} {form}" for form, count in zip(forms, shared, strict=True) if count == max(shared)][:2]


def _quiet(reader: Reader) -> Reader:
    quiet = reader.in_language(reader.words.language)
    quiet.found = []
    return quiet


def _in_other_language(reader: Reader, row: Row) -> tuple[str, Line] | None:
    for table in TABLES:
        if table is reader.words:
            continue
        other = reader.in_language(table.language)
        other.found = []
        read = read_line(other, row)
        if read is not None and not other.found and not isinstance(read, Junk):
            return table.language, read
    return None


def _other_language(reader: Reader, row: Row) -> Statement | None:
    """A line that another language would read."""
    found = _in_other_language(reader, row)
    if found is None:
        return None
    reader.tell("E160", row.span, found=row.text, mend=write_line(found[1], reader.words))
    return found[1]


def _keyword_as_name(reader: Reader, row: Row) -> Statement | None:
    word, colon, _ = row.text.partition(":")
    if (
        not colon
        or word.strip().casefold() not in reader.words.reserved
        or word.strip() in reader.words.others
    ):
        return None
    reader.tell("E118", Span(row.start, row.start + len(word.rstrip())), name=word.strip())
    return _junk(row)


def _near_keyword(reader: Reader, row: Row) -> Statement | None:
    """The first words are nearly a keyword that starts a line."""
    words = reader.words
    for keyword in (words.go, words.help_card, words.read, words.inside):
        count = len(keyword.split())
        parts = row.text.split(None, count)
        start = " ".join(parts[:count])
        if (
            ":" in start
            or start.casefold() == keyword
            or not nearest(start, (keyword,))
            or nearest(start, reader.names)
        ):
            continue
        mend = " ".join((keyword, *parts[count:]))
        if len(start) > 2 and read_line(_quiet(reader), Row(mend, 0)) is not None:
            reader.tell("E130", Span(row.start, row.start + len(start)), found=start, mend=mend)
            return _junk(row)
    return None


def _unknown(reader: Reader, row: Row, rest: Row) -> Statement:
    """A line like no other: perhaps a change of a number, or a verb by a stranger, is nearest."""
    word = rest.text.split(None, 1)[0]
    if word in reader.numbers:
        reader.tell("E136", row.span, name=word)
        return _junk(row)
    for place in range(1, min(4, len(rest.text.split()))):
        parts = rest.text.split(None, place + 1)
        verb = parts[place].casefold()
        meant = nearest(verb, reader.grammar.verbs) if len(verb) > 3 else ""
        mend = " ".join((*parts[:place], meant, *parts[place + 1 :]))
        if meant and read_line(_quiet(reader), Row(mend, 0)) is not None:
            reader.tell("E131", row.span, found=parts[place], suggestion=meant, mend=mend)
            return _junk(row)
    reader.tell("E130", row.span, found=row.text, mend="")
    return _junk(row)


def _clock_without_mark(reader: Reader, row: Row) -> Statement | None:
    """A day and a time without the `~` in front."""
    mend = f"~ {row.text}"
    if not isinstance(read_line(_quiet(reader), Row(mend, 0)), Event):
        return None
    reader.tell("E130", row.span, found=row.text, mend=mend)
    return _junk(row)
