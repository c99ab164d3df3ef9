# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Small stories made by chance, as text with Dutch keywords, to compare the compiler with the brute force.

A *clean* story keeps to the rules of a chat (its writer remembers who is surely in a group, and what surely
was said); a *wild* one breaks them with some chance at every line. `Dice` decides: plain seeded chance for
bulk runs, or Hypothesis, which then finds the smallest story that shows a difference.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from hypothesis import strategies as st
from tests.oracle.lines import Dice, Known, Lines

T = TypeVar("T")


class SeededDice:
    """Plain chance, repeatable."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def whole(self, low: int, high: int) -> int:
        """A whole number, both borders included."""
        return self.random.randint(low, high)

    def one_of(self, things: Sequence[T]) -> T:
        """One of some things."""
        return self.random.choice(list(things))


class DrawnDice:
    """Chance by Hypothesis."""

    def __init__(self, draw: Callable[[st.SearchStrategy[T]], T]) -> None:
        self.draw = draw

    def whole(self, low: int, high: int) -> int:
        """A whole number, both borders included."""
        return self.draw(st.integers(low, high))

    def one_of(self, things: Sequence[T]) -> T:
        """One of some things."""
        return self.draw(st.sampled_from(list(things)))


@dataclass(frozen=True, slots=True)
class Size:
    """How large a story may become: `moments` at most, and `paths` as a bound on the class paths."""

    moments: int = 4
    paths: int = 800


ACTS = ["afleiden", "hulp halen", "opvangen", "aanspreken"]
STEPS = ["opmerken", "begrijpen", "verantwoordelijk", "weten hoe", "doen"]
NUMBERS = ["druk", "moed"]
FLAGS = ["durft", "bewijs"]
DAYS = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"]
HEAD = """\
verhaal: Proef
taal: nl
leeftijd: 12-16
gaat over: een proef
uitkomst: erbij

mensen
    Noor             doelwit
    Daan             aanstichter
    Mila             meeloper
    Sem              omstander
    mevrouw Aydin    volwassene
    Robin            jij

groep 2b: "Groep 2B" met Daan (beheerder), Mila (beheerder), Noor, Sem, jij en 19 anderen
groep feest: "Het feest" later{open}

getallen
    erbij: 6
    druk: 1 (0 tot {druk})
    moed: 0 (-1 tot 1)
    durft: nee
    bewijs: ja
"""


class StoryWriter:
    """Writes one story."""

    def __init__(self, dice: Dice, wild: bool, size: Size) -> None:
        self.dice, self.wild, self.size = dice, wild, size
        self.lines = Lines(dice, wild)
        self.paths = 1
        self.arriving: dict[str, list[Known]] = {}

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred cases."""
        return self.dice.whole(0, 99) >= 100 - percent

    # --- conditions and changes

    def condition(self, in_option: bool) -> str:
        """A condition, now and then of several parts."""
        parts = [self.simple_condition(in_option)]
        while self.chance(25):
            parts.append(self.simple_condition(in_option))
        return self.dice.one_of([" en ", " of "]).join(parts[:3])

    def simple_condition(self, in_option: bool) -> str:
        """A condition of one part."""
        no = "niet " if self.chance(25) else ""
        kind = self.dice.whole(0, 9)
        if in_option and kind < 4:
            return "samen"
        if kind < 6:
            return f"{no}{self.dice.one_of(FLAGS)}"
        if kind < 8:
            low = self.dice.whole(0, 1)
            name, start = self.dice.one_of([("druk", 0), ("moed", -1)])
            return self.dice.one_of([f"{name} >= {start + 1 + low}", f"{name} <= {start + low}"])
        if kind < 9:
            person, group = self.dice.one_of(["Noor", "Sem", "jij"]), self.dice.one_of(["2b", "feest"])
            return f"{person} {no}in {group}"
        return f"erbij >= {self.dice.whole(3, 8)}"

    def changes(self, low: int, high: int) -> str:
        """A line of changes; the outcome changes between the two borders."""
        parts = []
        if amount := self.dice.whole(low, high):
            parts.append(f"erbij {amount:+d}")
        if self.chance(35):
            parts.append(f"{self.dice.one_of(NUMBERS)} {self.dice.one_of([-2, -1, 1, 2]):+d}")
        if self.chance(30):
            parts.append(f"{self.dice.one_of(FLAGS)} {self.dice.one_of(['ja', 'nee'])}")
        return ", ".join(parts)

    # --- blocks

    def events(self, known: Known, most: int, you: bool) -> list[str]:
        """Some events in a row."""
        return [line for _ in range(self.dice.whole(0, most)) for line in self.lines.event(known, you)]

    def when(self, known: Known, in_option: bool, condition: str | None = None) -> list[str]:
        """`als ...:` with something in it, and now and then `anders:`."""
        yes, no = known.copy(), known.copy()
        then = self.events(yes, 2, in_option)
        if line := self.changes(-1, 1):
            then.append(line)
        then = then or ["druk +1"]
        lines = [f"als {condition or self.condition(in_option)}:", *indent(then)]
        if self.chance(40) and (other := self.events(no, 2, in_option)):
            lines += ["anders:", *indent(other)]
        known.become_what_is_sure_in([yes, no])
        return lines

    def option_body(self, known: Known, low: int, high: int, together: bool) -> list[str]:
        """What follows from an option."""
        body = self.events(known, 2, you=True)
        if line := self.changes(low, high):
            body.append(line)
        if together:
            body += self.when(
                known, True, self.dice.one_of(["samen", "samen", "samen of durft", "niet samen"])
            )
        elif self.chance(20):
            body += self.when(known, in_option=False)
        return body

    def moment(self, known: Known, place: int) -> list[str]:
        """A moment with its options."""
        lines = [f"? Wat doe jij nu, vraag {place}?    [{self.dice.one_of(STEPS)}]"]
        after = []
        for bullet, label, body_known, body in self.options(known):
            lines.append(f"{bullet} Doe iets, keuze {len(after) + 1}    {label}")
            lines += indent(body)
            after.append(body_known)
        known.become_what_is_sure_in(after)
        return lines

    def options(self, known: Known) -> list[tuple[str, str, Known, list[str]]]:
        """The options of a moment, as many as the bound on the paths allows."""
        room = max(2, self.size.paths // self.paths)
        constructive = 1 if room < 4 else self.dice.whole(1, 2)
        harmful = 0 if room < 5 else self.dice.whole(0, 2 if not self.wild else 1)
        result, edges = [], 0
        for index in range(constructive + harmful + 1):
            mine = known.copy()
            together = index < constructive and room > 5 and self.chance(45)
            edges += 2 if together else 1
            guard = f" (als {self.simple_condition(False)})" if self.guarded(index) else ""
            if index < constructive:
                low = -1 if self.wild and self.chance(20) else 0
                body = self.quiet(mine) if index == 0 else []
                body += self.option_body(mine, low, 2, together)
                result.append(
                    ("+", f"[{self.dice.one_of(ACTS) if index else 'opvangen'}]{guard}", mine, body)
                )
            elif index < constructive + harmful:
                high = 1 if self.wild and self.chance(20) else -2
                body = self.option_body(mine, min(-3, high), high, False)
                result.append(("-", f"[{self.dice.one_of(['meedoen', 'terugpakken'])}]{guard}", mine, body))
            else:
                result.append(("*", "(stil)", mine, self.option_body(mine, -1, 0, False)))
        self.paths *= edges
        return result

    def guarded(self, index: int) -> bool:
        """Whether an option gets a guard; in a clean story the first never does."""
        return self.chance(15) if index else self.wild and self.chance(8)

    def quiet(self, known: Known) -> list[str]:
        """A private message to the target, and the answer, most times."""
        if self.wild and self.chance(30):
            return []
        return [*self.lines.private(known, "jij", "Noor"), *self.lines.private(known, "Noor", "jij")]

    # --- scenes

    def scene(self, known: Known, place: int, last: int) -> list[str]:
        """A scene with one moment in it, and sometimes a way past the next scene."""
        hour = 8 if not (self.wild and self.chance(6)) else -1
        lines = [
            f"== Deel {place} ==",
            f"~ {DAYS[max(0, place - 1 if hour > 0 else 0)]} {9 if hour > 0 else 7:02d}:00",
        ]
        lines += self.lines.into_chat(known)
        lines += self.events(known, 3, you=False)
        if self.chance(40):
            lines += self.when(known, in_option=False)
        lines += ["", *self.moment(known, place), ""]
        if place + 1 < last and self.chance(25):
            target = f"Deel {self.dice.whole(place + 2, last)}" if place + 2 <= last else ""
            if target:
                lines.append(f"als {self.condition(False)}: naar {target}")
                self.arriving.setdefault(target, []).append(known.copy())
        if self.chance(30):
            lines.append(f"als {self.simple_condition(False)}: {self.changes(-1, 1) or 'druk +1'}")
        return lines

    def story(self) -> str:
        """The whole story."""
        druk = self.dice.whole(2, 3)
        lines = HEAD.format(druk=druk, open=" (open)" if self.chance(50) else "").split("\n")
        known = Known.at_the_start()
        last = self.dice.whole(2 if not self.wild else 1, self.size.moments)
        for place in range(1, last + 1):
            known.become_what_is_sure_in([known.copy(), *self.arriving.get(f"Deel {place}", [])])
            lines += ["", *self.scene(known, place, last)]
        lines += self.sorting(known)
        if not any("maakt feest" in line for line in lines):
            lines.append("Sem maakt feest met Noor, jij")
        return "\n".join(lines) + "\n"

    def sorting(self, known: Known) -> list[str]:
        """The help card, the way to the endings, and the endings."""
        count = self.dice.whole(2, 4)
        card = ["hulpkaart"]
        if self.wild and self.chance(12):
            card = [f"als {self.condition(False)}: hulpkaart"]
        top = self.dice.whole(7, 9)
        lines = ["", *card]
        if self.wild and self.chance(20):
            lines.append(f"als {self.condition(False)}: naar Einde {self.dice.whole(1, count)}")
        for place in range(1, count):
            lines.append(f"als erbij >= {top - 2 * (place - 1)}: naar Einde {place}")
        if not (self.wild and self.chance(8)):
            lines.append(f"naar Einde {count}")
        for place in range(1, count + 1):
            lines += ["", f"== einde Einde {place} ==", *self.ending(known.copy())]
        return lines

    def ending(self, known: Known) -> list[str]:
        """What an ending tells."""
        lines = ["~ zaterdag 10:00", *self.lines.into_chat(known)]
        if not (self.wild and self.chance(6)):
            lines += self.lines.private(known, "Sem", "Noor")
        if self.chance(50):
            lines += self.when(known, in_option=False)
        if self.chance(40):
            lines += self.lines.private(known, "Noor", "jij")
        return lines


def indent(lines: list[str]) -> list[str]:
    """One step to the right."""
    return [f"    {line}" for line in lines]


def seeded_story(seed: int, wild: bool = False, size: Size | None = None) -> str:
    """A story by plain chance."""
    return StoryWriter(SeededDice(seed), wild, size or Size()).story()


@st.composite
def stories(draw: Callable[..., object], wild: bool = False, size: Size | None = None) -> str:
    """Stories by Hypothesis."""
    return StoryWriter(DrawnDice(draw), wild, size or Size()).story()
