# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Events to lines: who, to whom, in which chat, about what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from omstander.check.draft import NO_CHAT, OTHERS, Draft
from omstander.check.quotes import find_quoted
from omstander.model.program import LastFrom, Line, ThisLine
from omstander.model.story import YOU, Event, Kind, LastOf, Name, Option, Quoted

NOWHERE_KINDS = frozenset({Kind.BLOCK, Kind.CLOCK, Kind.HELP_CARD})
"""What happens in no chat."""

ROLES = {
    Kind.MESSAGE: "message",
    Kind.TYPING: "typed",
    Kind.PHOTO: "caption",
    Kind.VIDEO: "caption",
    Kind.POLL: "poll",
    Kind.REACT: "reaction",
    Kind.RENAME: "chat",
}
"""What the words of a line are, for translators and for counting."""

QUOTABLE = frozenset(ROLES) - {Kind.REACT}
ALONE = frozenset({Kind.KEEP, Kind.MUTE, Kind.BLOCK})
"""What only whoever does it sees."""

NEEDS_PEOPLE = frozenset({Kind.ADD, Kind.REMOVE, Kind.MAKE_ADMIN, Kind.BLOCK})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the story a line stands: in an ending, in an option, under `als samen`."""

    ending: bool = False
    option: Option | None = None
    together: bool = False


def needs_group(event: Event) -> bool:
    """Whether the line happens in the current group."""
    named = event.to is not None or event.chat is not None or isinstance(event.on, Quoted)
    return not named and event.kind not in NOWHERE_KINDS


def tell(draft: Draft, event: Event, spot: Spot, current: int) -> int | None:
    """Add the line of an event; returns its number, or None if too little of it is known."""
    actor = _actor(draft, event, spot)
    people = tuple(_people(draft, event.people))
    if actor is None or (event.kind in NEEDS_PEOPLE and not people):
        return None
    place = _place(draft, event, actor, current)
    if place is None:
        return None
    on, place = _about(draft, event, actor, place)
    if (event.on is not None and on is None) or (place == NO_CHAT and event.kind not in NOWHERE_KINDS):
        return None
    if event.kind is Kind.READ and place >= 0:
        _readers(draft, event, place)
    draft.lines.append(_line(draft, event, actor, place, people, on))
    number = len(draft.lines) - 1
    if event.text is not None and event.kind in QUOTABLE:
        draft.words[number] = event.text.raw
    return number


def _line(
    draft: Draft, event: Event, actor: int, chat: int, people: tuple[int, ...], on: LastFrom | ThisLine | None
) -> Line:
    text, choices = _words(draft, event, actor, chat)
    target = _forwarded_to(draft, event, actor, people)
    return Line(
        kind=event.kind,
        actor=actor,
        chat=chat,
        people=() if event.kind is Kind.FORWARD else people,
        text=text,
        on=on,
        seconds=event.seconds or 0,
        pause=-1 if event.pause is None else event.pause,
        others=event.others,
        everyone=event.everyone,
        noticed=event.noticed,
        day=-1 if event.day is None else event.day,
        minute=-1 if event.minute is None else event.minute,
        choices=choices,
        target_chat=target,
        span=event.span,
        noticers=_noticers(draft, event, actor, target if target >= 0 else chat),
    )


# --- who ----------------------------------------------------------------------------------------------------


def _actor(draft: Draft, event: Event, spot: Spot) -> int | None:
    """Who does it: -1 for nobody, None for somebody unknown."""
    if event.actor is None:
        return -1
    if draft.is_others(event.actor):
        if not spot.together:
            draft.findings.add("E213", event.actor.span)
        return OTHERS
    if spot.together and draft.means_others(event.actor):
        return OTHERS
    person = draft.person(event.actor)
    if event.actor.text == YOU and spot.option is None and not spot.ending:
        draft.findings.add("E214", event.span)
    return person


def _people(draft: Draft, names: Iterable[Name]) -> Iterator[int]:
    for name in names:
        if draft.is_others(name):
            draft.findings.add("E213", name.span)
            continue
        person = draft.person(name)
        if person is not None:
            yield person


def _noticers(draft: Draft, event: Event, actor: int, chat: int) -> tuple[int, ...]:
    """Who of the story thinks hey here; the player does that at the moments, and tells nobody."""
    mine = [name for name in event.noticers if name.text in (YOU, draft.cast.people[0].name)]
    theirs = [name for name in event.noticers if name not in mine]
    for name in mine:
        listed = " ".join(filter(None, ("!", ", ".join(one.text for one in theirs))))
        draft.findings.add("E215", name.span, mend=f"({listed})")
    found = tuple(dict.fromkeys(_people(draft, theirs)))
    for person in found:
        if not can_see(draft, event.kind, person, actor, chat):
            where = draft.chat_called(chat)
            draft.findings.add("E321", event.span, person=draft.called(person), chat=where, chat_id="")
    return found


def can_see(draft: Draft, kind: Kind, person: int, actor: int, chat: int) -> bool:
    """Whether a line of this kind can ever show on the phone of this person, whoever is in the groups."""
    if kind in ALONE:
        return person == actor
    return not draft.is_private(chat) or person in draft.chats[chat].members


def _readers(draft: Draft, event: Event, chat: int) -> None:
    """Tell if more people without a name have read a line than there are in the group."""
    most = draft.chats[chat].others
    if event.others > most:
        draft.findings.add("E219", event.span, count=event.others, most=most, group=draft.chats[chat].id)


# --- where --------------------------------------------------------------------------------------------------


def _place(draft: Draft, event: Event, actor: int, current: int) -> int | None:
    """The chat that the line is in; None if it is unknown."""
    if event.to is not None:
        return _private(draft, event.to, actor)
    if event.chat is not None and event.kind is not Kind.FORWARD:
        return draft.group(event.chat)
    if event.kind in NOWHERE_KINDS:
        return -1
    return current


def _private(draft: Draft, name: Name, actor: int) -> int | None:
    if draft.is_others(name):
        draft.findings.add("E213", name.span)
        return None
    other = draft.person(name)
    if other is None:
        return None
    if other == actor:
        draft.findings.add("E216", name.span, name=draft.called(other))
        return None
    if actor == OTHERS:
        draft.findings.add("E217", name.span)
        return None
    return draft.private(actor, other)


def _forwarded_to(draft: Draft, event: Event, actor: int, people: tuple[int, ...]) -> int:
    if event.kind is not Kind.FORWARD:
        return -1
    if event.chat is not None and draft.means_person(event.chat):
        person = draft.person(event.chat)
        people = () if person is None else (person,)
    elif event.chat is not None:
        return draft.group(event.chat)
    return draft.private(actor, people[0]) if people and people[0] != actor else -1


# --- about what, in which words -----------------------------------------------------------------------------


def _about(draft: Draft, event: Event, actor: int, chat: int) -> tuple[LastFrom | ThisLine | None, int]:
    """The line that this one is about, and the chat: that of the quoted line, which a quote makes certain."""
    if isinstance(event.on, LastOf):
        person = next(_people(draft, (event.on.person,)), None)
        return (None if person is None else LastFrom(person)), chat
    if isinstance(event.on, Quoted):
        line = find_quoted(draft, event.on.text, actor, chat)
        return (None, chat) if line is None else (ThisLine(line), draft.lines[line].chat)
    return None, chat


def _words(draft: Draft, event: Event, actor: int, chat: int) -> tuple[int, tuple[int, ...]]:
    if event.kind is Kind.RENAME_BACK and chat >= 0:
        return draft.chats[chat].title, ()
    if event.text is None or event.kind not in ROLES:
        return -1, ()
    speaker, place = draft.called(actor), draft.chat_called(chat)
    text = draft.text(ROLES[event.kind], event.text, speaker, place)
    return text, tuple(draft.text("choice", choice, speaker, place) for choice in event.choices)
