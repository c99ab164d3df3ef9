# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Everything that a script declares, by name: the tables that names are looked up in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from omstander.model.diagnostic import NOWHERE
from omstander.model.program import ProgramNumber, ProgramPerson
from omstander.model.story import YOU, Group, Header, Junk, Number, Person, Role, Story


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what there is, with tables from name to number. Person 0 is the player.

    `places` are scenes and endings by title. `unread` holds the declarations that could not be read, in small
    letters: what is only named there was told about already.
    """

    people: tuple[ProgramPerson, ...]
    groups: tuple[Group, ...]
    numbers: tuple[ProgramNumber, ...]
    outcome: int
    person: dict[str, int]
    group: dict[str, int]
    number: dict[str, int]
    places: dict[str, int]
    unread: str

    @property
    def target(self) -> int:
        """The number of the target, or -1."""
        return next((n for n, one in enumerate(self.people) if one.role is Role.TARGET), -1)

    @property
    def names(self) -> tuple[str, ...]:
        """All declared names of people, the player's among them."""
        return tuple(one.name for one in self.people if one.name)

    def was_told(self, name: str) -> bool:
        """Whether the name stands in a declaration that could not be read."""
        return name.casefold() in self.unread


def cast_of(story: Story) -> Cast:
    """Read the declarations; of what is declared twice the first counts."""
    people = _people([item for item in story.people if isinstance(item, Person)])
    groups = tuple(item for item in story.groups if isinstance(item, Group))
    numbers = [_number(item) for item in story.numbers if isinstance(item, Number)]
    outcome = _outcome(story, numbers)
    numbers = [_put_right(one, place == outcome) for place, one in enumerate(numbers)]
    return Cast(
        people=people,
        groups=groups,
        numbers=tuple(numbers),
        outcome=outcome,
        person={name: n for name, n in _table(one.name for one in people).items() if n and name},
        group=_table(one.id.text for one in groups),
        number=_table(one.name for one in numbers),
        places=_table(one.title.raw for one in story.scenes),
        unread=_unread(story),
    )


def _table(names: Iterable[str]) -> dict[str, int]:
    table: dict[str, int] = {}
    for number, name in enumerate(names):
        table.setdefault(name, number)
    return table


def _people(people: list[Person]) -> tuple[ProgramPerson, ...]:
    player = next((one for one in people if one.role is Role.YOU), None)
    name = player.name.text if player and player.name.text != YOU else ""
    first = ProgramPerson(name, Role.YOU, player.name.span if player else NOWHERE)
    rest = (one for one in people if one.role is not Role.YOU)
    return (first, *(ProgramPerson(one.name.text, one.role or Role.BYSTANDER, one.name.span) for one in rest))


def _number(item: Number) -> ProgramNumber:
    return ProgramNumber(item.name.text, item.start, item.low, item.high, item.flag, item.name.span)


def _put_right(one: ProgramNumber, is_outcome: bool) -> ProgramNumber:
    """A number with the range that its author probably meant: none for the outcome, room for the start."""
    if is_outcome:
        return replace(one, low=None, high=None, flag=False)
    low, high = (0, 3) if one.low is None or one.high is None else sorted((one.low, one.high))
    return replace(
        one, low=low, high=max(high, low + 1), start=one.start if low <= one.start <= high else low
    )


def _outcome(story: Story, numbers: list[ProgramNumber]) -> int:
    """Find the outcome; where none is declared, take the number without a range, else make one up."""
    named = next((h for h in story.headers if isinstance(h, Header) and h.key == "outcome"), None)
    for place, one in enumerate(numbers):
        if named is not None and one.name == named.value.raw:
            return place
    for place, one in enumerate(numbers):
        if one.low is None and not one.flag:
            return place
    numbers.append(ProgramNumber("", 0, None, None, False, named.span if named else NOWHERE))
    return len(numbers) - 1


def _unread(story: Story) -> str:
    items = (*story.people, *story.groups, *story.numbers, *story.headers)
    return "\n".join(item.raw.casefold() for item in items if isinstance(item, Junk))
