# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A server of live classes without a network: asked through its door, with a clock that stands still."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from omstander.store import Store
from omstander.web import Hub, Library, Settings, make_app

Value = TypeVar("Value")
HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
NOON = 1_800_000_000.0
BOOTED = NOON - 5_000.0
"""When the machine started: what goes by is counted from then, and not from 1970."""
LONG = 20.0
"""Seconds within which something must happen, on a machine that is busy with other things."""


@dataclass
class Clock:
    """Time as a test wants it: `now` for the calendar, `passed` for what goes by."""

    at: float = NOON

    def __call__(self) -> float:
        """Give the time."""
        return self.at


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        """The object in it."""
        return json.loads(self.content)

    @property
    def error(self) -> tuple[int, str]:
        """The status and the code of a refusal, which says nothing else."""
        assert set(self.json) == {"error"}
        return self.status, self.json["error"]


class Server:
    """A hub over a database, its application, and a loop of its own."""

    def __init__(self, database: Path, library: Library, settings: Settings | None = None) -> None:
        self.loop = asyncio.new_event_loop()
        self.clock = Clock()
        self.store = Store(database)
        usual = Settings("https://les.example.nl", proxies=frozenset({"203.0.113.9"}))
        self.hub = Hub(self.store, library, settings or usual, self.clock, self.passed)
        self.app = make_app(library, self.hub)

    def passed(self) -> float:
        """Give the seconds that went by, as the hub has them."""
        return self.clock() - BOOTED

    def run(self, work: Coroutine[Any, Any, Value]) -> Value:
        """Wait for something."""
        # The browser of other tests leaves a loop standing in this thread, which counts as running.
        standing = asyncio._get_running_loop()
        asyncio._set_running_loop(None)
        try:
            return self.loop.run_until_complete(asyncio.wait_for(work, LONG))
        finally:
            asyncio._set_running_loop(standing)

    def close(self) -> None:
        """End as a server ends."""
        self.run(self.hub.stop())
        self.store.close()
        self.loop.close()

    def ask(self, method: str, path: str, body: Any = None, **more: Any) -> Answer:
        """Ask once."""
        return self.run(self.asked(method, path, body, **more))

    async def asked(self, method: str, path: str, body: Any = None, **more: Any) -> Answer:
        """Ask once, among others."""
        line = Line(self.app, method, path, body, **more)
        await line.run()
        return line.answer


class Line:
    """One question and what comes back of it; `hang_up` is going away."""

    def __init__(
        self,
        app: Any,
        method: str,
        path: str,
        body: Any = None,
        *,
        token: str = "",
        headers: Mapping[str, str] | None = None,
        address: str = HERE,
        raw: bytes | None = None,
    ) -> None:
        content = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        told = {
            "host": "les.example.nl",
            **({"content-type": "application/json"} if method == "POST" else {}),
        }
        told |= {"authorization": f"Bearer {token}"} if token else {}
        told |= headers or {}
        path, _, query = path.partition("?")
        self.scope: MutableMapping[str, Any] = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in told.items()],
            "client": (address, 40000),
            "server": ("les.example.nl", 443),
            "scheme": "https",
            "http_version": "1.1",
            "root_path": "",
        }
        self.app = app
        self._messages = [{"type": "http.request", "body": content, "more_body": False}]
        self._gone = asyncio.Event()
        self.sent: list[Any] = []
        self.came = asyncio.Event()
        self.taking = asyncio.Event()
        self.taking.set()

    async def run(self) -> None:
        """Ask, until the answer is whole."""
        await self.app(self.scope, self._receive, self._send)

    def hang_up(self) -> None:
        """Go away."""
        self._gone.set()

    @property
    def content(self) -> bytes:
        """What has come so far."""
        return b"".join(message.get("body", b"") for message in self.sent[1:])

    @property
    def answer(self) -> Answer:
        """The whole answer."""
        start = self.sent[0]
        headers = {name.decode(): value.decode("latin-1") for name, value in start["headers"]}
        return Answer(start["status"], headers, self.content)

    async def until(self, text: str) -> None:
        """Wait until this has come."""
        async with asyncio.timeout(LONG):
            while text.encode() not in self.content:
                self.came.clear()
                await self.came.wait()

    async def _receive(self) -> Any:
        if self._messages:
            return self._messages.pop(0)
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        await self.taking.wait()
        self.sent.append(message)
        self.came.set()


@dataclass
class Lesson:
    """A class that has begun: a board, and seats."""

    server: Server
    board: str
    facts: Mapping[str, Any] = field(repr=False)
    seats: list[str] = field(default_factory=list)
    presses: int = 0

    @classmethod
    def made(cls, server: Server, seats: int = 0, **options: Any) -> Lesson:
        """Make a session with so many seats taken."""
        asks = {"story": "wissel", "language": "nl", "seats": 32, **options}
        made = server.ask("POST", "/live/sessions", asks)
        assert made.status == 201, made.json
        board = server.ask("POST", "/live/hosts", made.json).json["token"]
        lesson = cls(server, board, server.ask("GET", "/live/session", token=board).json)
        lesson.seats = [lesson.join().json["token"] for _ in range(seats)]
        return lesson

    @property
    def last(self) -> int:
        """The offset of the newest entry."""
        return len(self.log())

    def key(self) -> str:
        """Make up a name for a press."""
        self.presses += 1
        return f"press-{self.presses:016d}"

    def join(self, key: str = "", **more: Any) -> Answer:
        """Take a seat."""
        body = {"code": self.facts["code"], "key": key or self.key()}
        return self.server.ask("POST", "/live/seats", body, **more)

    def command(self, do: str, **facts: Any) -> Answer:
        """Command as the board."""
        return self.server.ask("POST", "/live/commands", {"do": do, **facts}, token=self.board)

    def go_on(self) -> Mapping[str, Any]:
        """Go on one step; gives the entry."""
        done = self.command("go-on", at=self.last)
        assert done.status == 200, done.json
        # The host does not press faster than a host can.
        self.server.clock.at += 1
        return dict(self.log()[-1])

    def until(self, kind: str) -> Mapping[str, Any]:
        """Go on until there is an entry of a kind."""
        for _ in range(40):
            entry = self.go_on()
            if entry["kind"] == kind:
                return entry
        raise AssertionError(kind)

    def log(self, token: str = "") -> list[Any]:
        """The log as a screen has it."""
        self.server.clock.at += 1
        return list(self.server.ask("GET", "/live/log", token=token or self.board).json["entries"])

    def choose(self, seat: int, opened: int, value: Any = 0, about: str = "act", key: str = "") -> Answer:
        """Choose as a seat."""
        body = {"key": key or self.key(), "opened": opened, "about": about, "value": value}
        return self.server.ask("POST", "/live/choices", body, token=self.seats[seat])
