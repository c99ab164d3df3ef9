# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The story with every name resolved, flattened to instructions: what `check` makes and `explore` runs.

People, chats, numbers, lines, moments, endings and texts are numbered; an instruction's place in `code` is
its address. Control only moves forward: every target is larger than the address it is named at (time in a
chat only moves on).
"""

from __future__ import annotations

from dataclasses import dataclass

from omstander.model.diagnostic import Span
from omstander.model.reference import render
from omstander.model.story import Act, Bullet, Kind, Role, Step

# --- conditions with numbers for names ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NumberTest:
    """A number against a value; operator is one of `>= <= > < = !=`. A flag is `= 1`."""

    number: int
    operator: str
    value: int


@dataclass(frozen=True, slots=True)
class MemberTest:
    """Whether a person is in a chat now."""

    person: int
    chat: int


@dataclass(frozen=True, slots=True)
class TogetherTest:
    """Whether many did the option that is being told."""


@dataclass(frozen=True, slots=True)
class NotTest:
    """The opposite."""

    inner: Test


@dataclass(frozen=True, slots=True)
class AllTest:
    """All of them."""

    parts: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class AnyTest:
    """At least one of them."""

    parts: tuple[Test, ...]


Test = NumberTest | MemberTest | TogetherTest | NotTest | AllTest | AnyTest


# --- what the story is about ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ProgramPerson:
    """Somebody, by number. The player is always person 0, `name` what others see of them (or empty)."""

    name: str
    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class ProgramChat:
    """A group, or a private chat of two (`private`, id empty); `title` is a text number, -1 for private
    chats."""

    id: str
    title: int
    members: frozenset[int]
    admins: frozenset[int]
    others: int
    later: bool
    open: bool
    private: bool
    span: Span


@dataclass(frozen=True, slots=True)
class ProgramNumber:
    """A number of the story; low and high are None for the outcome alone."""

    name: str
    start: int
    low: int | None
    high: int | None
    flag: bool
    span: Span


@dataclass(frozen=True, slots=True)
class ProgramText:
    """Words of the story. `template` has names as references: `{Noor}`, `{noor}`, `{NOOR}`, genitive
    `{Noor's}`; literal braces are doubled. `role`: title, chat, message, typed, caption, poll, choice,
    reaction, prompt, label, ending, teacher, debrief, about (the story's own title has scene -1). `speaker`
    and `chat` are names for translators; `scene` the scene's place in the script, from 0."""

    role: str
    template: str
    speaker: str
    chat: str
    scene: int
    note: str
    span: Span


@dataclass(frozen=True, slots=True)
class LastFrom:
    """The last message of this person in the line's chat that the line's actor saw on the path."""

    person: int


@dataclass(frozen=True, slots=True)
class ThisLine:
    """One given earlier line."""

    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """One event, resolved. Its number is its place in `Program.lines`.

    `actor` is -1 for read-by, clock and help card, and -2 for `anderen`; `chat` -1 where there is none
    (block, clock, help card). `target_chat` is where a forward goes, else -1. `text` is a text number or
    -1; `choices` text numbers of a poll. `pause` is -1 where the author gave none; `minute` counts from the
    start of its `day` (0 Monday).
    """

    kind: Kind
    actor: int
    chat: int
    people: tuple[int, ...]
    text: int
    on: LastFrom | ThisLine | None
    seconds: int
    pause: int
    others: int
    everyone: bool
    noticed: bool
    day: int
    minute: int
    choices: tuple[int, ...]
    target_chat: int
    span: Span
    noticers: tuple[int, ...] = ()
    """The people of the story who think hey at this line."""


# --- instructions ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tell:
    """Let a line happen."""

    line: int


@dataclass(frozen=True, slots=True)
class Adjust:
    """Add to a number (saturating, the outcome plainly), or set it where `set_to` is not None."""

    number: int
    amount: int
    set_to: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Branch:
    """Go on if the test holds, else to `otherwise`."""

    test: Test
    otherwise: int
    span: Span


@dataclass(frozen=True, slots=True)
class Jump:
    """Go to `target`; `span` is the author's `naar`, or None for the ends of blocks."""

    target: int
    span: Span | None


@dataclass(frozen=True, slots=True)
class Ask:
    """Open a moment; where it goes on is in its options."""

    moment: int


@dataclass(frozen=True, slots=True)
class Enter:
    """An ending begins."""

    ending: int


@dataclass(frozen=True, slots=True)
class Finish:
    """The ending is over; nothing follows."""

    ending: int


@dataclass(frozen=True, slots=True)
class FallOff:
    """The place where a path would run into an ending, or out of the story, without a `naar`; reaching it
    is an error."""

    span: Span


Instruction = Tell | Adjust | Branch | Jump | Ask | Enter | Finish | FallOff


@dataclass(frozen=True, slots=True)
class ProgramOption:
    """One option; `label` an empty text where a silent one has no words, `entry` the address of its body,
    `private` if nothing the player does in it lands in a group, `asks_together` if its body asks `samen`."""

    bullet: Bullet
    label: int
    act: Act
    silent: bool
    guard: Test | None
    entry: int
    private: bool
    asks_together: bool
    span: Span


@dataclass(frozen=True, slots=True)
class ProgramMoment:
    """One moment; `scene` is the scene's place in the script."""

    prompt: int
    step: Step | None
    seconds: int
    for_class: bool
    together: tuple[int, int] | None
    options: tuple[ProgramOption, ...]
    scene: int
    teacher: tuple[int, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LastOption:
    """What the player may still do, or not, when the story is over; `lines` follow from it."""

    label: int
    act: Act
    lines: tuple[int, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LastThing:
    """The question with which an ending closes: no moment, no code, and in no figure."""

    prompt: int
    options: tuple[LastOption, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ProgramEnding:
    """One ending; `entry` is the address of its `Enter`."""

    title: int
    entry: int
    span: Span
    last: LastThing | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """A checked story. `headers` are canonical (key, value) pairs. `outcome` is the number of the outcome."""

    language: str
    headers: tuple[tuple[str, str], ...]
    people: tuple[ProgramPerson, ...]
    chats: tuple[ProgramChat, ...]
    numbers: tuple[ProgramNumber, ...]
    outcome: int
    lines: tuple[Line, ...]
    code: tuple[Instruction, ...]
    moments: tuple[ProgramMoment, ...]
    endings: tuple[ProgramEnding, ...]
    texts: tuple[ProgramText, ...]
    debrief: tuple[int, ...]
    scenes: tuple[int, ...]
    """Text numbers of the scene titles, endings not included."""

    def header(self, key: str) -> str:
        """The value of a header, or an empty text."""
        return dict(self.headers).get(key, "")

    def words(self, text: int) -> str:
        """A text as its author wrote it, names filled in."""
        names = {person.name: person.name for person in self.people}
        return render(self.texts[text].template, names, self.language)


def following(program: Program, address: int) -> tuple[int, ...]:
    """The addresses to which control can go from here inside one stretch; none where something is decided
    or over."""
    match program.code[address]:
        case Branch(_, otherwise, _):
            return (address + 1, otherwise)
        case Jump(target, _):
            return (target,)
        case Ask() | Finish() | FallOff():
            return ()
    return (address + 1,)
