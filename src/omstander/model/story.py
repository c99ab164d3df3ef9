# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The story as its author wrote it: what `parse` makes of the text, nothing resolved, every place kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from omstander.model.diagnostic import Span

YOU = "@you"
"""How the player's word (`jij`, `you`) stands in every `Name.text`, whatever the language of the script."""


class Role(StrEnum):
    """What somebody is in the story."""

    YOU = "you"
    TARGET = "target"
    INSTIGATOR = "instigator"
    FOLLOWER = "follower"
    BYSTANDER = "bystander"
    ADULT = "adult"


class Act(StrEnum):
    """What kind of doing an option is; the first five are constructive."""

    DISTRACT = "distract"
    DELEGATE = "delegate"
    DOCUMENT = "document"
    DELAY = "delay"
    DIRECT = "direct"
    ATTACK = "attack"
    JOIN = "join"
    SILENT = "silent"


class Step(StrEnum):
    """The step from noticing to acting that a moment trains (Latane & Darley)."""

    NOTICE = "notice"
    UNDERSTAND = "understand"
    RESPONSIBLE = "responsible"
    KNOW_HOW = "know-how"
    ACT = "act"


class Bullet(StrEnum):
    """How an option is marked in the script; never shown to a player."""

    CONSTRUCTIVE = "+"
    HARMFUL = "-"
    OTHER = "*"


class Kind(StrEnum):
    """What happens in a chat."""

    MESSAGE = "message"
    RENAME = "rename"
    RENAME_BACK = "rename-back"
    ADD = "add"
    REMOVE = "remove"
    LEAVE = "leave"
    READ = "read"
    TYPING = "typing"
    STOPS_TYPING = "stops-typing"
    TAKES_BACK = "takes-back"
    REACT = "react"
    PHOTO = "photo"
    VIDEO = "video"
    FORWARD = "forward"
    DELETE = "delete"
    MUTE = "mute"
    BLOCK = "block"
    MAKE_ADMIN = "make-admin"
    MAKE_GROUP = "make-group"
    POLL = "poll"
    VOTE = "vote"
    KEEP = "keep"
    CLOCK = "clock"
    HELP_CARD = "help-card"


@dataclass(frozen=True, slots=True)
class Name:
    """A word that points at something declared, as written (`YOU` for the player), and its place."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Text:
    """Words that somebody will read, unquoted and unescaped, and their place."""

    raw: str
    span: Span


@dataclass(frozen=True, slots=True)
class Comment:
    """A whole-line comment, without its slashes."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Junk:
    """A line that could not be read; a diagnostic says why. Kept so that `fmt` loses nothing."""

    raw: str
    span: Span


@dataclass(frozen=True, slots=True)
class Header:
    """One `key: value` line at the top; `key` is the keyword table's canonical name."""

    key: str
    value: Text
    span: Span
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the story. The player's line (`Robin  jij`) has role `you` and the name others see."""

    name: Name
    role: Role | None
    span: Span
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is in a group from the start."""

    name: Name
    admin: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat; `later` if it is made on the way, `open` if every member may add and rename."""

    id: Name
    title: Text
    members: tuple[Member, ...]
    others: int
    later: bool
    open: bool
    span: Span
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number or a flag (`flag`: start 0 or 1, low 0, high 1). The outcome has no range: None."""

    name: Name
    start: int
    low: int | None
    high: int | None
    flag: bool
    span: Span
    comment: str = ""


# --- conditions -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Compare:
    """`druk >= 2`; operator is one of `>= <= > < = !=`."""

    number: Name
    operator: str
    value: int


@dataclass(frozen=True, slots=True)
class IsYes:
    """`sem-durft` on its own."""

    flag: Name


@dataclass(frozen=True, slots=True)
class IsIn:
    """`Noor in 2b`."""

    person: Name
    chat: Name


@dataclass(frozen=True, slots=True)
class Together:
    """`samen`: many did it."""

    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    inner: Condition


@dataclass(frozen=True, slots=True)
class Both:
    """All of them (`en`)."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of them (`of`)."""

    parts: tuple[Condition, ...]


Condition = Compare | IsYes | IsIn | Together | Not | Both | Either


# --- statements -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LastOf:
    """`op Mila`: the last message of Mila that the actor saw in this chat."""

    person: Name


@dataclass(frozen=True, slots=True)
class Quoted:
    """`op "tekst"`: the one earlier line that contains this text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Event:
    """One line of chat: who does what, where.

    `actor` is None for read-by, clock and help card. `to` makes it private (`A > B`). `people`: whom it is
    done to, who read, who is taken into a new group. `chat`: the group named in the line itself. `on`: what
    is reacted to, deleted, forwarded, kept or voted. `seconds`: how long somebody types; `pause`: seconds
    before the line. `noticed`: somebody may think: hey; `noticers` do. `day` (0 Monday) and `minute` of the
    day: the clock. `choices`: of a poll.
    """

    kind: Kind
    span: Span
    actor: Name | None = None
    to: Name | None = None
    people: tuple[Name, ...] = ()
    chat: Name | None = None
    text: Text | None = None
    on: LastOf | Quoted | None = None
    seconds: int | None = None
    pause: int | None = None
    others: int = 0
    everyone: bool = False
    noticed: bool = False
    day: int | None = None
    minute: int | None = None
    choices: tuple[Text, ...] = ()
    comment: str = ""
    noticers: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class InChat:
    """`in 2b`: from here on, until the next one or the end of the block."""

    chat: Name
    span: Span
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """`druk -1` (amount) or `sem-durft ja` (value)."""

    number: Name
    amount: int | None
    value: bool | None
    span: Span


@dataclass(frozen=True, slots=True)
class Changes:
    """One line of changes; the comment may say `omdat ...`."""

    items: tuple[Change, ...]
    span: Span
    comment: str = ""


@dataclass(frozen=True, slots=True)
class If:
    """`als ...:` with its block, and the block under `anders:` (None where there is none)."""

    condition: Condition
    then: Block
    otherwise: Block | None
    span: Span
    inline: bool = False
    comment: str = ""
    otherwise_comment: str = ""


@dataclass(frozen=True, slots=True)
class GoTo:
    """`naar X`: on to a scene or an ending further down."""

    target: Name
    span: Span
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing the player may do. `silent` for the one marked `(stil)`."""

    bullet: Bullet
    label: Text
    act: Act | None
    silent: bool
    guard: Condition | None
    body: Block
    span: Span
    act_span: Span | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Teacher:
    """`-- leraar`: the teacher's script of the scene above it."""

    lines: tuple[Text | Comment, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Moment:
    """`?`: where the player may act. `together` is its own `(samen: a op b)`."""

    prompt: Text
    step: Step | None
    seconds: int | None
    for_class: bool
    together: tuple[int, int] | None
    options: tuple[Option | Comment | Junk, ...]
    span: Span
    comment: str = ""


Statement = Event | InChat | Changes | If | GoTo | Moment | Teacher | Comment | Junk
Block = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """`== Titel ==` or, for an ending, `== einde Titel ==`, and what happens in it."""

    title: Text
    ending: bool
    body: Block
    span: Span
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A whole script. `keywords` is the language of its keywords; declarations keep whole-line comments."""

    keywords: str
    headers: tuple[Header | Comment | Junk, ...]
    people: tuple[Person | Comment | Junk, ...]
    groups: tuple[Group | Comment | Junk, ...]
    numbers: tuple[Number | Comment | Junk, ...]
    scenes: tuple[Scene, ...]
    debrief: tuple[Text | Comment, ...]
    length: int

    def header(self, key: str) -> str:
        """The value of a header, or an empty text."""
        return next(
            (item.value.raw for item in self.headers if isinstance(item, Header) and item.key == key), ""
        )
