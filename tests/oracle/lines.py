# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Lines of chat made by chance, with a memory of what is surely so at that place of the script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")

EVERYBODY = ["Noor", "Daan", "Mila", "Sem", "jij"]
ADULT = "mevrouw Aydin"
SMILEYS = ["😂", "❤️", "👍"]


class Dice(Protocol):
    """Whatever decides."""

    def whole(self, low: int, high: int) -> int:
        """A whole number, both borders included."""

    def one_of(self, things: Sequence[T]) -> T:
        """One of some things."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message that was surely said: by whom, where, its words, and who surely saw it."""

    author: str
    chat: str
    text: str
    saw: frozenset[str]


@dataclass(slots=True)
class Known:
    """What is surely so at one place of the script, on every path that comes there."""

    chat: str
    inside: dict[str, set[str]]
    maybe: dict[str, set[str]]
    admins: dict[str, set[str]]
    made: dict[str, str]
    said: list[Said]
    asked: bool

    @classmethod
    def at_the_start(cls) -> Known:
        """How the generated stories begin."""
        groups = {"2b": set(EVERYBODY), "feest": set()}
        admins = {"2b": {"Daan", "Mila"}, "feest": set()}
        maybe = {key: set(value) for key, value in groups.items()}
        return cls("2b", groups, maybe, admins, {"2b": "yes", "feest": "no"}, [], True)

    def copy(self) -> Known:
        """The same, to be changed apart."""
        parts = [
            {key: set(value) for key, value in part.items()}
            for part in (self.inside, self.maybe, self.admins)
        ]
        return Known(self.chat, parts[0], parts[1], parts[2], dict(self.made), list(self.said), self.asked)

    def become_what_is_sure_in(self, ways: list[Known]) -> None:
        """Keep only what holds however one came here."""
        for group in self.inside:
            self.inside[group] = set.intersection(*(way.inside[group] for way in ways))
            self.maybe[group] = set.union(*(way.maybe[group] for way in ways))
            self.admins[group] = set.intersection(*(way.admins[group] for way in ways))
            states = {way.made[group] for way in ways}
            self.made[group] = states.pop() if len(states) == 1 else "maybe"
        self.said = [item for item in ways[0].said if all(item in way.said for way in ways)]
        self.asked = all(way.asked for way in ways)


class Lines:
    """Makes lines; `wild` ones may break the rules of a chat."""

    def __init__(self, dice: Dice, wild: bool) -> None:
        self.dice, self.wild, self.count = dice, wild, 0

    def event(self, known: Known, you: bool) -> list[str]:
        """One event, sometimes two that belong together; `you` if the player may act here."""
        if self.wild and self.dice.whole(0, 99) >= 88:
            return self.unruly(known, you)
        makers = [self.message] * 5 + [self.reaction] * 2 + [self.between, self.typed, self.quoting]
        makers += [self.read, self.members, self.members, self.renaming, self.making, self.small, self.switch]
        return self.dice.one_of(makers)(known, you)

    def words(self) -> str:
        """Words that nobody said before."""
        self.count += 1
        return f"{self.dice.one_of(['dat is zin', 'kijk dit is', 'oke nummer'])} {self.count} hier"

    def actors(self, known: Known, you: bool, chat: str | None = None) -> list[str]:
        """Who may surely act in a chat."""
        inside = sorted(known.inside[chat or known.chat])
        return [person for person in inside if you or person != "jij"]

    def message(self, known: Known, you: bool) -> list[str]:
        """A message, or a photo or film, to the group."""
        actors = self.actors(known, you)
        if not actors:
            return []
        actor, text = self.dice.one_of(actors), self.words()
        known.said.append(Said(actor, known.chat, text, frozenset(known.inside[known.chat])))
        verb = self.dice.one_of([":", ":", ":", " stuurt foto:", " stuurt filmpje:", " start poll:"])
        return [f'{actor}{verb} "{text}" met "ja", "nee"' if "poll" in verb else f"{actor}{verb} {text}"]

    def private(self, known: Known, actor: str, other: str) -> list[str]:
        """A private message."""
        text = self.words()
        known.said.append(Said(actor, f"{actor} > {other}", text, frozenset({actor, other})))
        known.asked = known.asked or actor == "Noor"
        return [f"{actor} > {other}: {text}"]

    def between(self, known: Known, you: bool) -> list[str]:
        """A private message between two."""
        actor = self.dice.one_of([*EVERYBODY[: 5 if you else 4], ADULT])
        other = self.dice.one_of([person for person in [*EVERYBODY, ADULT] if person != actor])
        return self.private(known, actor, other)

    def reaction(self, known: Known, you: bool) -> list[str]:
        """A reaction to somebody's message in this group."""
        found = [
            (actor, item.author)
            for item in known.said
            for actor in self.actors(known, you)
            if item.chat == known.chat and actor in item.saw
        ]
        if not found:
            return []
        actor, author = self.dice.one_of(found)
        return [f"{actor} reageert {self.dice.one_of(SMILEYS)} op {author}"]

    def quoting(self, known: Known, you: bool) -> list[str]:
        """A reaction to words, or keeping, passing on or deleting them."""
        found = [
            (actor, item)
            for item in known.said
            for actor in self.actors(known, you)
            if item.chat == known.chat and actor in item.saw
        ]
        if not found:
            return []
        actor, item = self.dice.one_of(found)
        smiley = self.dice.one_of(SMILEYS)
        verbs = [f'{actor} reageert {smiley} op "{item.text}"']
        if actor == "jij":
            verbs.append(f'jij bewaart "{item.text}"')
        if actor == item.author:
            verbs.append(f'{actor} wist "{item.text}"')
        other = "feest" if known.chat == "2b" else "2b"
        if actor in known.inside[other]:
            verbs.append(f'{actor} stuurt "{item.text}" door naar {other}')
        return [self.dice.one_of(verbs)]

    def typed(self, known: Known, you: bool) -> list[str]:
        """Somebody types and stops, or takes it back."""
        actors = self.actors(known, you)
        if not actors:
            return []
        actor = self.dice.one_of(actors)
        if self.dice.whole(0, 1):
            return [f'{actor} typt (3s) "{self.words()}"', f"{actor} haalt het weg"]
        return [f"{actor} typt (4s)", f"{actor} stopt met typen"]

    def read(self, known: Known, you: bool) -> list[str]:
        """Who has read it."""
        inside = sorted(known.inside[known.chat] - {"jij"})
        if not inside:
            return []
        some = inside[: self.dice.whole(1, len(inside))]
        rest = " en 3 anderen" if known.chat == "2b" and self.dice.whole(0, 2) == 0 else ""
        return [f"gelezen door {', '.join(some)}{rest}"]

    def members(self, known: Known, you: bool) -> list[str]:
        """Somebody is removed, added, or leaves."""
        group = known.chat
        admins = sorted(known.admins[group] & known.inside[group] & set(self.actors(known, you)))
        if not admins:
            return []
        admin = self.dice.one_of(admins)
        inside = sorted(known.inside[group] - {admin})
        outside = [person for person in EVERYBODY if person not in known.maybe[group]]
        ways = [f"{admin} verwijdert {person} uit {group}" for person in inside]
        ways += [
            f"{admin} voegt {person} toe aan {group}" for person in outside if known.asked or person != "Noor"
        ]
        ways += [f"{person} verlaat {group}" for person in inside if you or person != "jij"]
        if not ways:
            return []
        line = self.dice.one_of(ways)
        self.note_members(known, line, group)
        return [line]

    def note_members(self, known: Known, line: str, group: str) -> None:
        """Remember who is in now."""
        person = line.split()[2 if "verwijdert" in line else 0 if "verlaat" in line else 2]
        if "voegt" in line:
            known.inside[group].add(person)
            known.maybe[group].add(person)
            return
        for part in (known.inside, known.maybe, known.admins):
            part[group].discard(person)
        known.asked = known.asked and person != "Noor"

    def renaming(self, known: Known, you: bool) -> list[str]:
        """An admin gives the group another name, or the first one back, or makes somebody admin."""
        admins = sorted(known.admins[known.chat] & set(self.actors(known, you)))
        if not admins:
            return []
        admin = self.dice.one_of(admins)
        self.count += 1
        ways = [
            f'{admin} hernoemt {known.chat}: "Naam {self.count} van ons"',
            f"{admin} hernoemt {known.chat} terug",
        ]
        others = sorted(known.inside[known.chat] - known.admins[known.chat])
        ways += [f"{admin} maakt {person} beheerder van {known.chat}" for person in others]
        line = self.dice.one_of(ways)
        if "beheerder" in line:
            known.admins[known.chat].add(line.split()[2])
        return [line]

    def making(self, known: Known, you: bool) -> list[str]:
        """Somebody makes the other group."""
        if known.made["feest"] != "no":
            return []
        maker = self.dice.one_of(["Daan", "Mila", "Sem", *(["jij"] if you else [])])
        people = [person for person in EVERYBODY if person != maker and self.dice.whole(0, 2)]
        people = people or ["Mila" if maker != "Mila" else "Daan"]
        known.made["feest"] = "yes"
        known.inside["feest"] = {maker, *people}
        known.maybe["feest"] = {maker, *people}
        known.admins["feest"] = {maker}
        known.asked = known.asked
        return [f"{maker} maakt feest met {', '.join(people)}"]

    def switch(self, known: Known, you: bool) -> list[str]:
        """On to the other group, if it is there."""
        other = "feest" if known.chat == "2b" else "2b"
        if known.made[other] != "yes":
            return []
        known.chat = other
        return [f"in {other}"]

    def into_chat(self, known: Known) -> list[str]:
        """How a scene begins: in the first group."""
        known.chat = "2b"
        return ["in 2b"]

    def small(self, known: Known, you: bool) -> list[str]:
        """Something that only one's own phone shows: blocking somebody, muting a group."""
        actors = self.actors(known, you)
        if not actors:
            return []
        actor = self.dice.one_of(actors)
        other = self.dice.one_of([person for person in EVERYBODY if person != actor])
        return [self.dice.one_of([f"{actor} blokkeert {other}", f"{actor} dempt {known.chat}"])]

    def unruly(self, known: Known, you: bool) -> list[str]:
        """A line that may well break a rule of a chat."""
        people = [person for person in EVERYBODY if you or person != "jij"]
        actor, other = self.dice.one_of(people), self.dice.one_of(EVERYBODY)
        group = self.dice.one_of(["2b", "feest"])
        ways = [
            f"{actor}: {self.words()}",
            f"{actor}: {self.words()}",
            f"{self.dice.one_of([*people, ADULT])} reageert 😂 op {other}",
            f"{actor} verwijdert {other} uit {group}",
            f"{actor} voegt {other} toe aan {group}",
            f'{actor} hernoemt {group}: "Weer {self.words()}"',
            f"{actor} verlaat {group}",
            f"gelezen door {self.dice.one_of([*EVERYBODY[:4], ADULT])}",
            f'{actor} wist "{known.said[-1].text}"' if known.said else f"{actor} haalt het weg",
            f'{actor} bewaart "{known.said[0].text}"' if known.said else f"{actor} haalt het weg",
            f"{actor} haalt het weg",
            f"{actor} stopt met typen",
            f"{actor} maakt feest met {self.dice.one_of([one for one in EVERYBODY if one != actor])}",
        ]
        if group != known.chat and self.dice.whole(0, 3) == 0:
            known.chat = group
            return [f"in {group}"]
        return [self.dice.one_of(ways)]
