# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a simulated class saw and was told, written down while it plays; times in nanoseconds."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

HOST = -1
"""The host among those who follow; seats are numbered from 0."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice that the server said is saved. `sent` and `came`: when it was sent and answered."""

    seat: int
    key: str
    opened: int
    about: str
    value: int | str
    sent: int
    came: int

    @property
    def content(self) -> dict[str, int | str]:
        """What it says, as it was sent."""
        return {"key": self.key, "opened": self.opened, "about": self.about, "value": self.value}


@dataclass(slots=True)
class Ledger:
    """One class. `entries` by offset as first seen, `arrived` per offset who saw it when, `sent` when the
    command that made an entry was sent, `since` per seat when it had joined and could follow; `foreign`
    counts what is not the log of this class."""

    number: int = 0
    entries: dict[int, bytes] = field(default_factory=dict)
    arrived: dict[int, dict[int, int]] = field(default_factory=dict)
    sent: dict[int, int] = field(default_factory=dict)
    since: dict[int, int] = field(default_factory=dict)
    chosen: list[Chosen] = field(default_factory=list)
    doubled: int = 0
    foreign: int = 0
    cuts: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def see(self, who: int, data: bytes, when: int) -> dict[str, Any]:
        """Write down that an entry came, and read it."""
        entry: dict[str, Any] = json.loads(data)
        offset = entry["n"]
        if self.entries.setdefault(offset, data) != data:
            self.foreign += 1
        seen = self.arrived.setdefault(offset, {})
        if who in seen:
            self.doubled += 1
        seen.setdefault(who, when)
        return entry

    def read(self) -> list[dict[str, Any]]:
        """Give the log as it was seen, in order."""
        return [json.loads(data) for _, data in sorted(self.entries.items())]

    def missed(self) -> int:
        """Count the entries that the host or a seat that joined never saw; who comes late sees all."""
        last = max(self.entries, default=0)
        followers = [HOST, *self.since]
        return sum(1 for n in range(1, last + 1) for who in followers if who not in self.arrived.get(n, {}))

    def stage_delays(self) -> list[int]:
        """How long every entry took from the host's command to each seat that had joined by then."""
        return [
            when - self.sent[offset]
            for offset, seen in self.arrived.items()
            if offset in self.sent
            for who, when in seen.items()
            if who != HOST and self.since[who] < self.sent[offset]
        ]

    def resolution_delays(self) -> list[int]:
        """How long every resolution took from sending the last choice of its opening to each seat."""
        last: dict[int, int] = {}
        for one in self.chosen:
            last[one.opened] = max(last.get(one.opened, 0), one.sent)
        delays, opened = [], 0
        for entry in self.read():
            opened = entry["n"] if entry["kind"] == "opened" else opened
            if entry["kind"] == "resolved" and opened in last:
                seen = self.arrived[entry["n"]]
                delays += [when - last[opened] for who, when in seen.items() if who != HOST]
        return delays
