# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""All roads under `/live/`, in one list; `spec/protocol.md` says what each does.

They are an application of their own: there are thousands of screens, and nothing that pages need is done
for them.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.types import Receive, Scope, Send

from omstander.live import Choose, Command, Refusal, host_of, seat_of
from omstander.store import NotSavedError
from omstander.web.live import shapes
from omstander.web.live.asked import Asked, Gone, whole
from omstander.web.live.codes import marked
from omstander.web.live.facts import facts_of
from omstander.web.live.hub import Hub
from omstander.web.live.parts import Parts
from omstander.web.live.refused import Refused
from omstander.web.live.reply import answer, refuse
from omstander.web.live.running import Running
from omstander.web.live.stream import follower_of, heard, log, probe, stream

FRONT = "/live/"
Road = Callable[[Asked, Send], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Known:
    """Who asks: the session, what we keep of the token, and the number of a seat or the role of a host."""

    running: Running
    token: str
    seat: int | None
    role: str


class Roads:
    """Answers what is asked under `/live/`."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self._parts = Parts(hub.store)
        self._roads: dict[str, dict[str, Road]] = {
            "sessions": {"POST": self._open},
            "hosts": {"POST": self._claim},
            "seats": {"POST": self._join},
            "session": {"GET": self._facts},
            "stream": {"GET": self._stream},
            "log": {"GET": self._log},
            "choices": {"POST": self._choose},
            "commands": {"POST": self._command},
            "progress": {"POST": self._progress},
            "probe": {"GET": probe, "POST": heard},
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one question."""
        asked = Asked(scope, receive)
        try:
            self.hub.tending.start()
            await self._answer(asked, scope["path"][len(FRONT) :], send)
        except Refused as refused:
            await refuse(send, refused)
        except NotSavedError:
            await refuse(send, Refused("not-saved", 1))
        except Gone:
            pass

    async def _answer(self, asked: Asked, name: str, send: Send) -> None:
        if name.startswith("parts/"):
            await self._parts.answer(asked, name, send)
            return
        roads, method = self._roads.get(name), asked.scope["method"]
        if roads is None:
            raise Refused("no-road")
        if method not in roads:
            raise Refused("not-this-way")
        if method == "POST":
            asked.check_page(self.hub.settings)
        await roads[method](asked, send)

    async def _open(self, asked: Asked, send: Send) -> None:
        options = shapes.options(await asked.body())
        if self.hub.is_half_full:
            wait = self.hub.makers.wait(self._home(asked), self.hub.passed())
            if wait:
                raise Refused("too-often", wait)
        await answer(send, 201, {"secret": await self.hub.open(options)})

    async def _claim(self, asked: Asked, send: Send) -> None:
        body = shapes.checked(await asked.body(), shapes.SECRET)
        found = settled(await self.hub.claim(body["secret"]))
        self._at_home(asked, self.hub.tokens[marked(found["token"])])
        await answer(send, 201, found)

    async def _join(self, asked: Asked, send: Send) -> None:
        body = shapes.checked(await asked.body(), shapes.SEAT)
        running = self._admitted(asked, self.hub.find(body["code"]))
        found = settled(await self.hub.join(running, body["key"]))
        self._at_home(asked, running)
        await answer(send, 201, found)

    async def _facts(self, asked: Asked, send: Send) -> None:
        known = self._known(asked, posts=False)
        await answer(send, 200, facts_of(known.running, known.role, known.seat, self.hub.settings))

    async def _stream(self, asked: Asked, send: Send) -> None:
        known = self._known(asked, posts=False)
        asks = asked.query(("along",))
        at = whole(asked.headers.get(b"last-event-id", b"0").decode("latin-1"))
        follower = follower_of(known.running, at, known.seat is None, bool(asks.get("along")))
        await stream(known.running, known.token, follower, self.hub.tending, asked, send)

    async def _log(self, asked: Asked, send: Send) -> None:
        known = self._known(asked, posts=False)
        asks = asked.query(("after", "wait", "along"))
        follower = follower_of(
            known.running, asks.get("after", 0), known.seat is None, bool(asks.get("along"))
        )
        await log(known.running, follower, asks.get("wait", 0), asked, send)

    async def _choose(self, asked: Asked, send: Send) -> None:
        known = self._known(asked, posts=True)
        if known.seat is None:
            raise Refused("not-allowed")
        choice = shapes.checked(await asked.body(), shapes.CHOICE)
        await answer(
            send, 200, settled(await self.hub.request(known.running.id, Choose(known.seat, **choice)))
        )

    async def _command(self, asked: Asked, send: Send) -> None:
        known = self._known(asked, posts=True)
        if known.seat is not None:
            raise Refused("not-allowed")
        do, at, facts = shapes.command(await asked.body())
        self._at_home(asked, known.running)
        await answer(
            send, 200, settled(await self.hub.command(known.running, Command(known.role, do, at, facts)))
        )

    async def _progress(self, asked: Asked, send: Send) -> None:
        known = self._known(asked, posts=True)
        if known.role != "board":
            raise Refused("not-allowed")
        body = shapes.checked(await asked.body(), shapes.PROGRESS, shapes.AT)
        self._at_home(asked, known.running)
        known.running.shows(body["shown"], body.get("at"))
        await answer(send, 204, None)

    def _known(self, asked: Asked, *, posts: bool) -> Known:
        """Find out who asks.

        Raises:
            Refused: nobody that we know, or somebody who asks too often.
        """
        token = asked.token()
        running = self.hub.tokens.get(token)
        if running is None:
            raise Refused("no-token")
        seat, role = seat_of(running.saved, token), host_of(running.saved, token)
        if seat is None and role is None:
            raise Refused("no-token")
        wait = running.wait(token, posts=posts)
        if wait:
            raise Refused("too-often", wait)
        return Known(running, token, seat, role or "seat")

    def _home(self, asked: Asked) -> bytes:
        return self.hub.addresses.name(asked.address(self.hub.settings), self.hub.now())

    def _at_home(self, asked: Asked, running: Running) -> None:
        running.seen(self._home(asked), self.hub.passed())

    def _admitted(self, asked: Asked, running: Running | None) -> Running:
        """Let in who has a code that works; where too many did not work, only to a class that is held there.

        Raises:
            Refused: the code does not work, or is not looked at.
        """
        home, passed = self._home(asked), self.hub.passed()
        wait = self.hub.failures.wait(home, passed)
        if wait and (running is None or not running.is_home(home, passed)):
            raise Refused("too-often", wait)
        if running is None:
            self.hub.failures.count(home, passed)
            raise Refused("no-session")
        return running


def settled(found: Mapping[str, Any] | Refusal) -> Mapping[str, Any]:
    """Give an answer of a session.

    Raises:
        Refused: it is none.
    """
    if isinstance(found, Refusal):
        raise Refused(found.code)
    return found
