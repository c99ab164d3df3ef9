# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A class that only speaks the protocol: seats without a screen, beside those that have one."""

from __future__ import annotations

import http.client
import json
import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

TOO_OFTEN = 429
Entry = Mapping[str, Any]
OPTIONS: Mapping[str, object] = {
    "story": "zonder-noor",
    "language": "nl",
    "seats": 32,
    "mode": "devices",
    "clock": None,
    "hey": True,
    "views": True,
    "ends": None,
    "names": [],
    "contact": "",
    "keep_hours": 24,
    "practice": 0,
}
"""A class as the setup page would ask for it, `spec/protocol.md`."""


@dataclass
class Caller:
    """Somebody who asks a server; whatever is in `headers` goes along with every request."""

    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    token: str = ""

    def ask(self, method: str, road: str, body: object = None) -> tuple[int, Any]:
        """Ask, once more where that was too often; give the status, and the answer if it is JSON."""
        while True:
            status, answer, wait = self._ask_once(method, road, body)
            if status != TOO_OFTEN or not self.token:
                return status, answer
            time.sleep(wait)

    def _ask_once(self, method: str, road: str, body: object) -> tuple[int, Any, int]:
        asking = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        known = {"authorization": f"Bearer {self.token}"} if self.token else {}
        sent = None if body is None else json.dumps(body)
        kind = {"content-type": "application/json"} if sent else {}
        asking.request(method, road, sent, {**self.headers, **known, **kind})
        answer = asking.getresponse()
        said = answer.read()
        asking.close()
        is_json = (answer.getheader("content-type") or "").startswith("application/json")
        wait = int(answer.getheader("retry-after") or 0)
        return answer.status, json.loads(said) if said and is_json else None, wait

    def entries(self, after: int = 0, wait: int = 0) -> list[Entry]:
        """Give the log after an offset."""
        status, answer = self.ask("GET", f"/live/log?after={after}&wait={wait}")
        assert status == 200, answer
        return list(answer["entries"])


class Pupil(Caller):
    """A seat. It sits down when it is made with `sit`."""

    def sit(self, code: str) -> Pupil:
        """Take a seat by the code."""
        status, answer = self.ask("POST", "/live/seats", {"code": code, "key": secrets.token_urlsafe(16)})
        assert status == 201, (status, answer)
        self.token = answer["token"]
        return self

    def choose(self, opened: int, about: str, value: int | str) -> None:
        """Choose, and be told that it is saved."""
        choice = {"key": secrets.token_urlsafe(16), "opened": opened, "about": about, "value": value}
        status, answer = self.ask("POST", "/live/choices", choice)
        assert (status, answer) == (200, {"saved": True})


class Teacher(Caller):
    """A host without a screen."""

    def begin(self, **options: object) -> Teacher:
        """Make a session and come in as its board."""
        status, answer = self.ask("POST", "/live/sessions", OPTIONS | options)
        assert status == 201, (status, answer)
        return self.enter(answer["secret"])

    def enter(self, secret: str) -> Teacher:
        """Come in by a secret, which works once."""
        status, answer = self.ask("POST", "/live/hosts", {"secret": secret})
        assert status == 201, (status, answer)
        self.token = answer["token"]
        return self

    def do(self, what: str, /, **facts: object) -> Any:
        """Command, meant for the state that is there now."""
        command = {"do": what, "at": len(self.entries()), **facts}
        status, answer = self.ask("POST", "/live/commands", command)
        assert status == 200, (command, status, answer)
        return answer

    def code(self) -> str:
        """The code by which seats are taken now."""
        status, answer = self.ask("GET", "/live/log?after=0&wait=0")
        assert status == 200, answer
        return str(answer["host"]["code"])

    def last(self) -> Entry:
        """What happened last."""
        return self.entries()[-1]


OTHERS = 7
"""With so many others one device more makes a class in which everybody chooses on a screen of their own."""


def lead(address: str) -> Teacher:
    """Begin a lesson with others in it, and without *Hé*."""
    teacher = Teacher(address).begin(hey=False)
    sit_down(address, teacher.code(), OTHERS)
    return teacher


def sit_down(address: str, code: str, seats: int) -> list[Pupil]:
    """Fill so many seats."""
    return [Pupil(address).sit(code) for _ in range(seats)]


def all_choose(pupils: Iterable[Pupil], about: str, value: int | str) -> None:
    """Let everybody choose the same of what is open now."""
    for pupil in pupils:
        opened = [entry["n"] for entry in pupil.entries() if entry["kind"] in ("opened", "hey")]
        pupil.choose(opened[-1], about, value)
