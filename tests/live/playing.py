# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A session to play with, one request after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from omstander.live import (
    Choose,
    Claim,
    Command,
    Config,
    Decision,
    Draws,
    Join,
    Lesson,
    Record,
    Refusal,
    Request,
    Session,
    apply,
    create,
    decide,
    fingerprint,
    restore,
)

CODE = "BCDF2345"

Answer = Mapping[str, Any] | str
"""What was answered, or the code of the refusal."""


class Playing:
    """A session with all its records; what is asked of it is decided and folded at once."""

    def __init__(self, lesson: Lesson, present: int = 0, **options: Any) -> None:
        self.lesson, self.now = lesson, 1_000.0
        config = replace(Config("story", "nl"), **options)
        self.records: list[Record] = [create(config, self.now, Draws(CODE, fingerprint("first secret")))]
        self.session: Session = restore(lesson, self.records)
        self.presses = 0
        for _ in range(present):
            self.join()

    def ask(self, request: Request) -> Answer:
        """Ask; gives the answer, or the code of the refusal."""
        decision = decide(self.session, request, self.now)
        if isinstance(decision, Refusal):
            return decision.code
        assert isinstance(decision, Decision)
        for record in decision.records:
            self.session = apply(self.session, record)
        self.records += decision.records
        return decision.answer

    def join(self, key: str = "", icon: int = 0) -> Answer:
        """Take a seat."""
        self.presses += 1
        token = fingerprint(f"token {self.presses}")
        return self.ask(Join(token, key or f"join-{self.presses:012}", icon))

    def claim(self, secret: str, token: str) -> Answer:
        """Trade a secret for a token."""
        return self.ask(Claim(fingerprint(secret), fingerprint(token)))

    def choose(self, seat: int, value: int | str, about: str = "act", key: str = "") -> Answer:
        """Choose in what is open now."""
        self.presses += 1
        opened = self.session.stage["opened"]
        return self.ask(Choose(seat, key or f"press-{self.presses:012}", opened, about, value))

    def command(self, do: str, **facts: Any) -> Answer:
        """Command, having seen all that there is."""
        return self.ask(Command("remote", do, self.session.stage["last"], facts))

    def go_on(self, *ats: str) -> None:
        """Go on until the stage is at one of these."""
        self.command("go-on")
        while ats and self.session.stage["at"] not in ats:
            self.command("go-on")

    def let_choose(self, values: Sequence[int]) -> None:
        """Let the seats choose, the first seat the first value."""
        for seat, value in enumerate(values):
            assert self.choose(seat, value) == {"saved": True}

    @property
    def kinds(self) -> list[str]:
        """The kinds of the log."""
        return [entry["kind"] for entry in self.session.log]

    @property
    def last(self) -> Mapping[str, Any]:
        """The last entry."""
        return self.session.log[-1]
