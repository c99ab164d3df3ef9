# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One line of a story, written in the plain form: straight quotes, one space, keywords of one language."""

from __future__ import annotations

from collections.abc import Iterable

from omstander.model.story import (
    YOU,
    Changes,
    Comment,
    Event,
    GoTo,
    InChat,
    Junk,
    Kind,
    LastOf,
    Name,
    Quoted,
    Text,
)
from omstander.parse.patterns import QUOTES
from omstander.parse.table import Keywords

Line = Event | InChat | Changes | GoTo | Comment | Junk


def write_line(line: Line, words: Keywords) -> str:
    """Write a statement of one line, with its comment."""
    match line:
        case Junk(raw=raw):
            return raw
        case Comment(text=text):
            return write_comment(text)
        case Event():
            return _with_comment(_event(line, words), line.comment)
        case InChat(chat=chat, comment=comment):
            return _with_comment(f"{words.inside} {write_name(chat, words)}", comment)
        case GoTo(target=target, comment=comment):
            return _with_comment(f"{words.go} {write_name(target, words)}", comment)
        case Changes(items=items, comment=comment):
            changes = ", ".join(
                f"{item.number.text} {_value(item.amount, item.value, words)}" for item in items
            )
            return _with_comment(changes, comment)


def write_comment(text: str) -> str:
    """Write a comment of a whole line; one that starts with `@` keeps its slashes close."""
    return f"//{text}" if text.startswith("@") else f"// {text}".rstrip()


def write_name(name: Name, words: Keywords) -> str:
    """Write a name; the player is a keyword."""
    return words.you[0] if name.text == YOU else name.text


def write_quoted(text: str) -> str:
    """Put quotes around a text: straight ones, unless it has quotes itself."""
    return f"«{text}»" if any(quote in text for quote in '"“”') else f'"{text}"'


def _with_comment(line: str, comment: str) -> str:
    return f"{line}  // {comment}" if comment else line


def _value(amount: int | None, value: bool | None, words: Keywords) -> str:
    if amount is None:
        return words.yes if value else words.no
    return f"{amount:+d}"


def _event(event: Event, words: Keywords) -> str:
    marks = "" if event.pause is None else f"({event.pause}s) "
    noticers = ", ".join(write_name(name, words) for name in event.noticers)
    marks += f"({' '.join(filter(None, ('!', noticers)))}) " if event.noticed else ""
    if event.actor is None:
        return marks + _nobodys(event, words)
    actor = write_name(event.actor, words)
    if event.to is not None:
        actor += f" > {write_name(event.to, words)}"
    if event.kind is Kind.MESSAGE:
        return f"{marks}{actor}: {_raw(event.text)}".rstrip()
    return f"{marks}{actor} {_verb(event, words)}"


def _nobodys(event: Event, words: Keywords) -> str:
    if event.kind is Kind.HELP_CARD:
        return words.help_card
    if event.kind is Kind.CLOCK:
        hour, minute = divmod(event.minute or 0, 60)
        return f"~ {words.weekdays[event.day or 0]} {hour:02}:{minute:02}"
    listed = [write_name(name, words) for name in event.people] + [words.everyone] * event.everyone
    return f"{words.read} {write_list(listed, event.others, words)}".rstrip()


def write_list(listed: Iterable[str], others: int, words: Keywords) -> str:
    """Write a list of people, and those without a name."""
    named = ", ".join(listed)
    counted = f"{others} {words.others[0]}" if others else ""
    return f" {words.both} ".join(filter(None, (named, counted)))


def _verb(event: Event, words: Keywords) -> str:
    verb = next(verb for verb in words.verbs if verb.kind is event.kind)
    player = event.actor is not None and event.actor.text == YOU
    form = verb.player if player and verb.player else verb.form
    parts: list[str] = []
    for word in form.split():
        bare = word.removesuffix(":")
        parts.append(_slot(bare, event, words) + word[len(bare) :])
    return " ".join(filter(None, parts))


def _slot(slot: str, event: Event, words: Keywords) -> str:
    match slot:
        case "{person}" | "{people}":
            return write_list((write_name(name, words) for name in event.people), 0, words)
        case "{chat}":
            return _named(event.chat, words)
        case "{place}":
            return _named(event.chat or next(iter(event.people), None), words)
        case "{quoted}" | "{on}":
            return _about(event, words)
        case "{title}":
            return _title(_raw(event.text))
        case "{caption}":
            return _caption(_raw(event.text))
        case "{emoji}":
            return _raw(event.text)
        case "{choices}":
            return ", ".join(write_quoted(choice.raw) for choice in event.choices)
        case "{seconds?}":
            return "" if event.seconds is None else f"({event.seconds}s)"
        case "{quoted?}":
            return "" if event.text is None else write_quoted(event.text.raw)
    return slot


def _about(event: Event, words: Keywords) -> str:
    match event.on:
        case LastOf(person=person):
            return write_name(person, words)
        case Quoted(text=text):
            return write_quoted(text.raw)
    return write_quoted(_raw(event.text))


def _title(raw: str) -> str:
    # With quotes of both kinds in it a title can only have been written without quotes around it.
    return raw if "»" in raw and any(quote in raw for quote in '"“”') else write_quoted(raw)


def _caption(raw: str) -> str:
    return write_quoted(raw) if raw != raw.strip() or not raw or QUOTES.fullmatch(raw) else raw


def _named(name: Name | None, words: Keywords) -> str:
    return "" if name is None else write_name(name, words)


def _raw(text: Text | None) -> str:
    return "" if text is None else text.raw
