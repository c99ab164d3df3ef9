# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A clean story as lines, read just well enough to find the places where mistakes are made.

This is no parser and knows nothing of the project's parser: it looks at correct Dutch stories, by content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PAUSE = r"(?:\(\d+s\) )?"
MARK = r"(?:\(!\) )?"


class NotHere(Exception):
    """The story has no place for this mistake."""


@dataclass(frozen=True, slots=True)
class Script:
    """The lines of a story; every change gives a new script."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Script:
        """Split a story into lines."""
        return cls(tuple(text.split("\n")))

    @property
    def text(self) -> str:
        """The story as it stands in a file."""
        return "\n".join(self.lines)

    def find(self, pattern: str, start: int = 0, stop: int | None = None) -> int:
        """Give the first line that matches from its beginning; raise NotHere if there is none."""
        for index in range(start, len(self.lines) if stop is None else stop):
            if re.match(pattern, self.lines[index]):
                return index
        raise NotHere(pattern)

    def find_all(self, pattern: str) -> list[int]:
        """Give every line that matches from its beginning."""
        return [index for index, line in enumerate(self.lines) if re.match(pattern, line)]

    def match(self, pattern: str, index: int) -> re.Match[str]:
        """Match one line from its beginning; raise NotHere if it does not."""
        found = re.match(pattern, self.lines[index])
        if found is None:
            raise NotHere(pattern)
        return found

    def put(self, index: int, line: str) -> Script:
        """Replace one line; raise NotHere if that changes nothing."""
        if self.lines[index] == line:
            raise NotHere(line)
        return Script((*self.lines[:index], line, *self.lines[index + 1 :]))

    def swap(self, index: int, old: str, new: str) -> Script:
        """Replace the first match of the pattern `old` in one line; raise NotHere if there is none."""
        return self.put(index, re.sub(old, lambda found: found.expand(new), self.lines[index], count=1))

    def insert(self, index: int, *lines: str) -> Script:
        """Put lines before the line at `index`."""
        return Script((*self.lines[:index], *lines, *self.lines[index:]))

    def drop(self, start: int, stop: int | None = None) -> Script:
        """Take out one line, or those from `start` up to `stop`."""
        return Script(self.lines[:start] + self.lines[start + 1 if stop is None else stop :])

    def indent(self, index: int) -> str:
        """Give the white space before a line."""
        return self.match(r"\s*", index).group()

    def block_end(self, index: int) -> int:
        """Give the first line after the lines that are indented deeper than the one at `index`."""
        depth = len(self.indent(index))
        for later in range(index + 1, len(self.lines)):
            if len(self.indent(later)) <= depth:
                return later
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody under `mensen`."""

    name: str
    role: str
    index: int


@dataclass(frozen=True, slots=True)
class Group:
    """A declared group; `members` are its names before the start, `later` marks one made on the way."""

    key: str
    index: int
    members: tuple[str, ...]
    admins: tuple[str, ...]
    others: int
    later: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A declared number; `high` is None for the outcome and for flags."""

    name: str
    index: int
    start: str
    high: int | None


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a moment; its body runs from the line after `index` up to `stop`."""

    index: int
    stop: int
    bullet: str
    act: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A line with `?` and its options."""

    index: int
    options: tuple[Option, ...]

    def with_bullet(self, bullet: str) -> list[Option]:
        """Give the options with this bullet."""
        return [option for option in self.options if option.bullet == bullet]


@dataclass(frozen=True, slots=True)
class Goto:
    """A line `als uitkomst >= least: naar ending`, or `naar ending` with no `least`."""

    index: int
    ending: str
    least: int | None


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending: its title line and the line after its last."""

    index: int
    stop: int
    title: str


def people(script: Script) -> list[Person]:
    """Give everybody under `mensen`, in order."""
    start = script.find(r"mensen$")
    found = []
    for index in range(start + 1, script.block_end(start)):
        words = script.lines[index].split("  //")[0].split()
        found.append(Person(" ".join(words[:-1]), words[-1], index))
    return found


def person(script: Script, role: str) -> Person:
    """Give the first person in a role."""
    for one in people(script):
        if one.role == role:
            return one
    raise NotHere(role)


def groups(script: Script) -> list[Group]:
    """Give the declared groups, in order."""
    found = []
    for index in script.find_all(r"groep \S+: "):
        parts = script.match(r'groep (\S+): "[^"]*"(?: met (.*?))?( later.*)?$', index)
        names = [part.strip() for part in re.split(r",| en (?=\d)", parts[2] or "") if part.strip()]
        members = tuple(name.split(" (")[0] for name in names if not name[0].isdigit())
        admins = tuple(name.split(" (")[0] for name in names if "(beheerder)" in name)
        others = sum(int(name.split()[0]) for name in names if name[0].isdigit())
        found.append(Group(parts[1], index, members, admins, others, bool(parts[3])))
    return found


def numbers(script: Script) -> list[Number]:
    """Give what is declared under `getallen`, in order."""
    start = script.find(r"getallen$")
    found = []
    for index in range(start + 1, script.block_end(start)):
        parts = script.match(r"\s+([^\s:]+): (-?\d+|ja|nee)(?: \(-?\d+ tot (-?\d+)\))?", index)
        found.append(Number(parts[1], index, parts[2], int(parts[3]) if parts[3] else None))
    return found


def outcome(script: Script) -> Number:
    """Give the number by which endings are judged."""
    name = script.match(r"uitkomst: (\S+)", script.find(r"uitkomst: ")).group(1)
    return next(number for number in numbers(script) if number.name == name)


def ranged(script: Script) -> Number:
    """Give the first number that has a range."""
    for number in numbers(script):
        if number.high is not None:
            return number
    raise NotHere("a number with a range")


def flag(script: Script) -> Number:
    """Give the last flag that an option sets: the one furthest from the top of the file."""
    for number in reversed(numbers(script)):
        if number.start in {"ja", "nee"} and script.find_all(rf"\s+.*\b{number.name} ja"):
            return number
    raise NotHere("a flag")


def moments(script: Script) -> list[Moment]:
    """Give every moment with its options."""
    found = []
    for index in script.find_all(r"\? "):
        options: list[Option] = []
        at = index + 1
        while at < len(script.lines) and script.lines[at][:2] in {"+ ", "- ", "* "}:
            act = re.search(r"\[([^\]]+)\]", script.lines[at])
            options.append(Option(at, script.block_end(at), script.lines[at][0], act[1] if act else ""))
            at = options[-1].stop
        found.append(Moment(index, tuple(options)))
    if not found:
        raise NotHere("a moment")
    return found


def gotos(script: Script) -> list[Goto]:
    """Give the lines that lead to endings, in order; at least one with a threshold."""
    found = []
    for index in script.find_all(rf"(?:als {outcome(script).name} >= -?\d+: )?naar "):
        parts = script.match(r"(?:als \S+ >= (-?\d+): )?naar (.+?)\s*$", index)
        found.append(Goto(index, parts[2], int(parts[1]) if parts[1] else None))
    if len(found) < 2 or found[0].least is None or found[-1].least is not None:
        raise NotHere("a row of naar lines")
    return found


def endings(script: Script) -> list[Ending]:
    """Give every ending, in order."""
    found = []
    for index in script.find_all(r"== einde .+ ==$"):
        stop = index + 1
        while stop < len(script.lines) and not script.lines[stop].startswith(("== ", "-- ")):
            stop += 1
        title = script.match(r"== einde (.+) ==$", index).group(1)
        found.append(Ending(index, stop, title))
    if not found:
        raise NotHere("an ending")
    return found


@dataclass(frozen=True, slots=True)
class Opening:
    """The first message in a group: its line, who says it, and the group."""

    index: int
    speaker: str
    group: Group

    @property
    def listeners(self) -> list[str]:
        """The named members who have said nothing yet, the player apart."""
        return [name for name in self.group.members if name not in {self.speaker, "jij"}]


def opening(script: Script) -> Opening:
    """Give the first message to a group in the story."""
    declared = [group for group in groups(script) if not group.later]
    index = script.find(MARK + PAUSE + r"[^>:~(]+: ", script.find(r"== "))
    speaker = script.match(MARK + PAUSE + r"([^>:]+): ", index).group(1)
    switches = [line for line in script.lines[:index] if line.startswith("in ")]
    key = switches[-1][3:].strip() if switches else declared[0].key
    group = next((group for group in declared if group.key == key), None)
    if group is None or speaker not in group.members:
        raise NotHere("a first message in a declared group")
    return Opening(index, speaker, group)


def own_admin(script: Script) -> str:
    """Give the admin of the opening group."""
    admins = opening(script).group.admins
    if not admins:
        raise NotHere("an admin")
    return admins[0]


def misspell(word: str) -> str:
    """Swap the last two letters that differ, never the first; very short words get another last sign."""
    if len(word) < 3:
        return word[:-1] + chr(ord(word[-1]) + 1)
    for at in range(len(word) - 2, 0, -1):
        if word[at] != word[at + 1] and word[at].isalpha() and word[at + 1].isalpha():
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word + word[-1]
