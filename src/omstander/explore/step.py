# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The rules of a chat: the only place that knows who may do what, and what it changes.

Every line of a story becomes a `Rule`: what must be true before it, what is true after it. The same
declaration serves three readers: the walk over all states executes it, liveness reads which variables it
touches, and the diagnostics name the need that was not met. Rules hold on every path:

- who is not a member of a group can do nothing there, and nothing can be done to them there;
- only admins add, remove, rename and make admins; in an open group every member may add and rename;
- nobody reacts to, deletes, forwards or keeps what they have not seen on this path;
- a group made on the way exists from there on; its maker is its admin; who is added again is not, and
  nobody inherits;
- who is blocked is not seen in private; in groups nothing changes; muting changes no rule;
- whoever notices a line sees it, and notices once;
- the target is asked, in private, before being added again; on every path something reaches the target's
  phone after the ending begins, and the help card has been shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from omstander.explore.rules import NOTHING, Need, Put, Rule, Variable
from omstander.model.program import Enter, Finish, Instruction, LastFrom, Line, Program, Tell, ThisLine
from omstander.model.story import Kind, Role

CONTENT = (Kind.MESSAGE, Kind.PHOTO, Kind.VIDEO, Kind.POLL, Kind.FORWARD)
"""What somebody has said: `op Mila` means the last of these."""

REACHES = (*CONTENT, Kind.REACT)
"""What counts as reaching the target after the ending begins."""

YOU = 0
OTHERS = -2
HELP: Variable = ("help",)
REPAIR: Variable = ("repair",)
CLOCK: Variable = ("clock",)


class Rules:
    """The rules of one story's chats, by instruction."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.targets = [i for i, person in enumerate(program.people) if person.role is Role.TARGET]
        self.watched = frozenset(_watched(program))

    def rule(self, instruction: Instruction) -> Rule:
        """The needs and changes of one instruction."""
        match instruction:
            case Tell(number):
                return self._line(number, self.program.lines[number])
            case Enter():
                return Rule(puts=(Put(REPAIR, 0),))
            case Finish():
                repaired = (Need("E312", REPAIR, "is", 1),) if self.targets else ()
                return Rule(needs=(*repaired, Need("E313", HELP, "is", 1)))
        return NOTHING

    def _line(self, number: int, line: Line) -> Rule:
        needs, puts = _BY_KIND.get(line.kind, _said)(self, line)
        return Rule(
            needs=(*needs, *self._about_needs(line), *self._watching(line), *self._noticing(line)),
            puts=(*puts, *self._seen(number, line), *self._repair(line), *self._noticed(line)),
            about=_about(line),
        )

    def place(self, line: Line) -> int:
        """The chat in which a line is seen: where a forward goes to, else where it is said."""
        return line.target_chat if line.kind is Kind.FORWARD and line.target_chat >= 0 else line.chat

    # --- who is there -----------------------------------------------------------------------------

    def present(self, person: int, chat: int) -> tuple[Need, ...]:
        """The group exists and this person is in it; nothing is asked in private or of the silent others."""
        if chat < 0 or self.program.chats[chat].private:
            return ()
        made = (
            (Need("E302", ("made", chat), "is", 1, person, chat),) if self.program.chats[chat].later else ()
        )
        return made if person < 0 else (*made, Need("E301", ("in", person, chat), "is", 1, person, chat))

    def allowed(
        self, person: int, chat: int, code: str = "E303", *, everybody: bool = False
    ) -> tuple[Need, ...]:
        """Present, and admin, unless the group lets every member do it."""
        present = self.present(person, chat)
        if self.program.chats[chat].open and everybody:
            return present
        return (*present, Need(code, ("admin", person, chat), "is", 1, person, chat))

    def _watching(self, line: Line) -> tuple[Need, ...]:
        chat = self.place(line)
        if (
            chat < 0
            or self.program.chats[chat].private
            or line.kind in (Kind.MAKE_GROUP, Kind.ADD, Kind.REMOVE, Kind.MUTE, Kind.KEEP)
        ):
            return ()
        return (Need("W301", ("in", YOU, chat), "is", 1, YOU, chat),)

    def _noticing(self, line: Line) -> Iterator[Need]:
        """Whoever notices sees the line, and has not noticed before. What only its kind or its chat shows
        to nobody else is told without a path."""
        place = self.place(line)
        for person in line.noticers:
            for variable, value in self._sees(person, line) or ():
                joins = line.kind in (Kind.ADD, Kind.MAKE_GROUP) and person in (*line.people, line.actor)
                if not joins:
                    yield Need("E321", variable, "is", value, person, place)
            yield Need("W303", ("noticed", person), "is", 0, person, place)

    def _noticed(self, line: Line) -> tuple[Put, ...]:
        return tuple(Put(("noticed", person), 1) for person in line.noticers)

    # --- who sees what ----------------------------------------------------------------------------

    def _sees(self, person: int, line: Line) -> tuple[tuple[Variable, int], ...] | None:
        """When this person sees this line: conditions that must hold, or None for never."""
        chat = self.place(line)
        if line.kind in (Kind.KEEP, Kind.MUTE, Kind.BLOCK):
            return () if person == line.actor else None
        if chat < 0:
            return ()
        members = self.program.chats[chat]
        if not members.private:
            return () if person == OTHERS else ((("in", person, chat), 1),)
        if person not in members.members:
            return None
        return () if person == line.actor else ((("blocked", person, line.actor), 0),)

    def _seen(self, number: int, line: Line) -> Iterator[Put]:
        for person in (*range(len(self.program.people)), OTHERS):
            conditions = self._sees(person, line)
            if conditions is None:
                continue
            saw: Variable = ("saw", number, person)
            if saw in self.watched:
                yield Put(saw, 1, conditions)
            last: Variable = ("last", self.place(line), line.actor, person)
            if line.kind in CONTENT and last in self.watched:
                yield Put(last, number + 1, conditions)

    def _repair(self, line: Line) -> Iterator[Put]:
        """A line by somebody else that the target's phone shows; clock and help card are nobody's."""
        for target in self.targets:
            conditions = self._sees(target, line)
            if line.kind in REACHES and line.actor not in (-1, target) and conditions is not None:
                yield Put(REPAIR, 1, conditions)

    def _about_needs(self, line: Line) -> tuple[Need, ...]:
        about = _about(line)
        if about is not None:
            return (Need("E306", about, "is-not", 0, line.actor, line.chat),)
        if isinstance(line.on, ThisLine) and line.actor >= 0:
            return (Need("E307", ("saw", line.on.line, line.actor), "is", 1, line.actor, line.chat),)
        return ()


Parts = tuple[tuple[Need, ...], tuple[Put, ...]]


def _about(line: Line) -> Variable | None:
    return ("last", line.chat, line.on.person, line.actor) if isinstance(line.on, LastFrom) else None


def _watched(program: Program) -> Iterator[Variable]:
    for line in program.lines:
        about = _about(line)
        if about is not None:
            yield about
        elif isinstance(line.on, ThisLine):
            yield ("saw", line.on.line, line.actor)


# --- one rule for each kind of event --------------------------------------------------------------


def _said(rules: Rules, line: Line) -> Parts:
    needs = rules.present(line.actor, line.chat)
    if rules.place(line) != line.chat:
        needs += rules.present(line.actor, rules.place(line))
    asked: tuple[Put, ...] = ()
    place = rules.place(line)
    if (
        line.kind in CONTENT
        and line.actor in rules.targets
        and place >= 0
        and rules.program.chats[place].private
    ):
        groups = (chat for chat, group in enumerate(rules.program.chats) if not group.private)
        asked = tuple(Put(("asked", line.actor, chat), 1) for chat in groups)
    sent = (Put(("typing", line.actor, line.chat), 0),) if line.kind is Kind.MESSAGE else ()
    return needs, (*asked, *sent)


def _add(rules: Rules, line: Line) -> Parts:
    needs = list(rules.allowed(line.actor, line.chat, everybody=True))
    for person in line.people:
        needs.append(Need("E305", ("in", person, line.chat), "is", 0, person, line.chat))
        if person in rules.targets:
            needs.append(Need("E311", ("asked", person, line.chat), "is", 1, person, line.chat))
    return tuple(needs), tuple(Put(("in", person, line.chat), 1) for person in line.people)


def _remove(rules: Rules, line: Line) -> Parts:
    needs = list(rules.allowed(line.actor, line.chat))
    puts: list[Put] = []
    for person in line.people:
        needs.append(Need("E304", ("in", person, line.chat), "is", 1, person, line.chat))
        puts += _gone(person, line.chat)
        if person in rules.targets:
            puts.append(Put(("asked", person, line.chat), 0))
    return tuple(needs), tuple(puts)


def _gone(person: int, chat: int) -> list[Put]:
    return [Put(("in", person, chat), 0), Put(("admin", person, chat), 0)]


def _leave(rules: Rules, line: Line) -> Parts:
    return rules.present(line.actor, line.chat), tuple(_gone(line.actor, line.chat))


def _rename(rules: Rules, line: Line) -> Parts:
    return rules.allowed(line.actor, line.chat, everybody=True), ()


def _make_admin(rules: Rules, line: Line) -> Parts:
    needs = list(rules.allowed(line.actor, line.chat))
    needs += [Need("E304", ("in", person, line.chat), "is", 1, person, line.chat) for person in line.people]
    return tuple(needs), tuple(Put(("admin", person, line.chat), 1) for person in line.people)


def _make_group(rules: Rules, line: Line) -> Parts:
    chat = line.chat
    puts = [Put(("made", chat), 1), Put(("admin", line.actor, chat), 1)]
    puts += [Put(("in", person, chat), 1) for person in dict.fromkeys((line.actor, *line.people))]
    return (Need("E308", ("made", chat), "is", 0, line.actor, chat),), tuple(puts)


def _read(rules: Rules, line: Line) -> Parts:
    needs = [need for person in line.people for need in rules.present(person, line.chat)]
    return tuple(needs) or rules.present(-1, line.chat), ()


def _typing(rules: Rules, line: Line) -> Parts:
    return rules.present(line.actor, line.chat), (Put(("typing", line.actor, line.chat), 1),)


def _typing_over(rules: Rules, line: Line) -> Parts:
    typing: Variable = ("typing", line.actor, line.chat)
    stopped = Need("E309", typing, "is", 1, line.actor, line.chat)
    return (*rules.present(line.actor, line.chat), stopped), (Put(typing, 0),)


def _delete(rules: Rules, line: Line) -> Parts:
    written_by = rules.program.lines[line.on.line].actor if isinstance(line.on, ThisLine) else -1
    if written_by == line.actor:
        return rules.present(line.actor, line.chat), ()
    return rules.allowed(line.actor, line.chat, "E310"), ()


def _clock(_rules: Rules, line: Line) -> Parts:
    time = line.day * 1440 + line.minute + 1
    return (Need("E314", CLOCK, "not-before", time),), (Put(CLOCK, time),)


def _help_card(_rules: Rules, _line: Line) -> Parts:
    return (), (Put(HELP, 1),)


def _block(_rules: Rules, line: Line) -> Parts:
    return (), tuple(Put(("blocked", line.actor, person), 1) for person in line.people)


_BY_KIND: dict[Kind, Callable[[Rules, Line], Parts]] = {
    Kind.ADD: _add,
    Kind.REMOVE: _remove,
    Kind.LEAVE: _leave,
    Kind.RENAME: _rename,
    Kind.RENAME_BACK: _rename,
    Kind.MAKE_ADMIN: _make_admin,
    Kind.MAKE_GROUP: _make_group,
    Kind.READ: _read,
    Kind.TYPING: _typing,
    Kind.STOPS_TYPING: _typing_over,
    Kind.TAKES_BACK: _typing_over,
    Kind.DELETE: _delete,
    Kind.CLOCK: _clock,
    Kind.HELP_CARD: _help_card,
    Kind.BLOCK: _block,
}
