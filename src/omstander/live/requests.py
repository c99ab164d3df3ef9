# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What is asked of a session, and what it answers. All tokens and secrets are the SHA-256 of what was given,
in hexadecimal; all random numbers are drawn by whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Record = Mapping[str, Any]
"""One thing to keep, as JSON."""


@dataclass(frozen=True, slots=True)
class Draws:
    """What chance gives: a code, and the fingerprint of a secret."""

    code: str = ""
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Join:
    """Somebody takes a seat. `key` is the device's own name for this press; `icon` any whole number."""

    token: str
    key: str
    icon: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A screen of the host trades a secret for a token."""

    secret: str
    token: str


@dataclass(frozen=True, slots=True)
class Choose:
    """A seat chooses: `spec/protocol.md`, *Choosing*."""

    seat: int
    key: str
    opened: int
    about: str
    value: int | str


@dataclass(frozen=True, slots=True)
class Command:
    """A host commands: `spec/protocol.md`, *Commands*. `at` is None where it was not said."""

    role: str
    do: str
    at: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    draws: Draws = Draws()


Request = Join | Claim | Choose | Command


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be kept, in order, and what is answered once it is."""

    records: tuple[Record, ...]
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not: a code of `spec/protocol.md`. Nothing changes."""

    code: str
