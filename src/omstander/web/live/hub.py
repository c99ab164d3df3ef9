# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""All sessions of this server: asked by the roads, kept by the store, found by code and by token.

Everything runs in one event loop; only freezing a story and the store have threads of their own.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from omstander.live import (
    Claim,
    Command,
    Config,
    Draws,
    Join,
    Refusal,
    Request,
    Session,
    code_works,
    create,
    decide,
    expires,
    icon_of,
    seat_of,
)
from omstander.store import NotSavedError, Store
from omstander.web.library import Library
from omstander.web.live import codes
from omstander.web.live.frozen import Frozen, freeze
from omstander.web.live.lessons import Lessons
from omstander.web.live.limits import Addresses, Failures, Makers
from omstander.web.live.refused import Refused
from omstander.web.live.running import Running
from omstander.web.live.saving import Saver
from omstander.web.live.tending import Tending
from omstander.web.settings import Settings

WITHIN = 600.0
"""Seconds in which the first screen must come in, or the session goes again."""


class Hub:
    """The sessions, by id. `now` gives seconds since 1970, `passed` seconds that only go forward."""

    def __init__(
        self,
        store: Store,
        library: Library,
        settings: Settings,
        now: Callable[[], float] = time.time,
        passed: Callable[[], float] = time.monotonic,
    ) -> None:
        self.store, self.library, self.settings = store, library, settings
        self.now, self.passed = now, passed
        self.sessions: dict[str, Running] = {}
        self.tokens: dict[str, Running] = {}
        self._codes: dict[str, Running] = {}
        self._secrets: dict[str, Running] = {}
        self.addresses, self.failures, self.makers = Addresses(), Failures(), Makers()
        self._lessons = Lessons(store)
        self._saver = Saver(store, self._lessons, self._saved)
        self.tending = Tending(self.sweep)
        self._making, self._freezing = 0, asyncio.Lock()
        for name, records in store.load().items():
            self._keep(Running(name, records[0], self._lessons.restored(records), settings.public, passed))

    @property
    def is_half_full(self) -> bool:
        """Whether there is room for no more sessions than there are."""
        return 2 * self._taken >= self.settings.classes

    async def open(self, options: Mapping[str, Any]) -> str:
        """Make a session; gives the secret by which its first screen comes in.

        Args:
            options: all of them, as `shapes.options` gives them.

        Raises:
            Refused: there is no such story, or no room.
            NotSavedError: the disk refused.
        """
        if self._taken >= self.settings.classes:
            raise Refused("too-busy", 60)
        self._making += 1
        try:
            # One at a time: several would take turns with the loop, and who plays would wait for all.
            async with self._freezing:
                frozen = await asyncio.to_thread(self._freeze, options)
            return await self._create(frozen, options)
        finally:
            self._making -= 1

    async def request(self, name: str, request: Request) -> Mapping[str, Any] | Refusal:
        """Decide, and answer when it is on disk, and all that it rests on.

        Raises:
            Refused: there is no such session.
            NotSavedError: the disk refused.
        """
        running = self.sessions.get(name)
        if running is None:
            raise Refused("no-token")
        decision = decide(running.session, request, self.now())
        if isinstance(decision, Refusal):
            await self._saver.save(running, ())
            return decision
        await self._saver.save(running, decision.records)
        return decision.answer

    def find(self, code: str) -> Running | None:
        """Find the session that this code, as somebody typed it, lets in to."""
        running = self._codes.get(codes.read_code(code))
        return running if running is not None and code_works(running.session, code, self.now()) else None

    async def join(self, running: Running, key: str) -> dict[str, Any] | Refusal:
        """Take a seat; the same key has the same seat."""
        token = codes.token_of(running.salt, key)
        seat = seat_of(running.saved, codes.marked(token))
        if seat is not None:
            return {"token": token, "icon": icon_of(running.saved, seat)}
        join = Join(codes.marked(token), key, secrets.randbelow(1 << 30))
        answer = await self.request(running.id, join)
        if isinstance(answer, Refusal):
            return answer
        self.tokens[join.token] = running
        return {"token": token, "icon": answer["icon"]}

    async def claim(self, secret: str) -> dict[str, Any] | Refusal:
        """Let a screen of the host in, once for a secret."""
        running, token = self._secrets.get(codes.marked(secret)), codes.new_token()
        if running is None:
            return Refusal("no-token")
        answer = await self.request(running.id, Claim(codes.marked(secret), codes.marked(token)))
        if isinstance(answer, Refusal):
            return answer
        self.tokens[codes.marked(token)] = running
        return {"token": token, **answer}

    async def command(self, running: Running, command: Command) -> dict[str, Any] | Refusal:
        """Do what a host commands; what must be drawn for it is drawn here."""
        secret = codes.new_secret()
        draws = Draws(self._free_code(), codes.marked(secret))
        asked = Command(command.role, command.do, command.at, command.facts, draws)
        answer = await self.request(running.id, asked)
        if isinstance(answer, Refusal):
            return answer
        given = dict(answer)
        if command.do == "invite":
            self._secrets[draws.secret] = running
            link = running.invitation(command.facts["role"], secret)
            given |= {"secret": secret, "link": link, "qr": codes.squares(link)}
        elif command.do == "new-code":
            given |= running.way_in()
        elif command.do == "remove":
            running.dismiss()
        elif command.do == "delete":
            await self.delete(running)
        return given

    async def delete(self, running: Running) -> None:
        """Remove all that there is of a session; who follows it hears what there is to hear, and ends.

        Raises:
            NotSavedError: the disk refused; it is tried again at the next sweep.
        """
        running.end()
        await asyncio.wrap_future(self.store.delete(running.id))
        self.sessions.pop(running.id, None)
        for index in (self._codes, self.tokens, self._secrets):
            for key in [key for key, one in index.items() if one is running]:
                del index[key]

    async def sweep(self) -> None:
        """Let go of what has been kept long enough, and of sessions that nobody came to."""
        # Addresses are remembered by what goes by, not by the calendar: that may be set at any time.
        now, passed = self.now(), self.passed()
        for running in list(self.sessions.values()):
            running.forget(passed)
            if _is_due(running.saved, now):
                with suppress(NotSavedError):
                    await self.delete(running)
        self.failures.forget(passed)
        self.makers.forget(passed)

    async def stop(self) -> None:
        """End all streams at once; who followed comes back to the next server."""
        await self.tending.stop()
        for running in self.sessions.values():
            running.end()

    @property
    def _taken(self) -> int:
        return len(self.sessions) + self._making

    def _free_code(self) -> str:
        return next(code for code in iter(codes.new_code, None) if code not in self._codes)

    def _freeze(self, options: Mapping[str, Any]) -> Frozen:
        published = self.library.find(options["story"])
        edition = published.edition if published is not None else None
        if published is None or edition is None or options["language"] not in edition.texts:
            raise Refused("no-story")
        frozen = freeze(published, options["language"], options["names"])
        if frozen is None:
            raise Refused("malformed")
        return frozen

    async def _create(self, frozen: Frozen, options: Mapping[str, Any]) -> str:
        marks, secret, name = frozen.marks, codes.new_secret(), secrets.token_hex(8)
        known = {key: value for key, value in options.items() if key in Config.__dataclass_fields__}
        config = Config(**{**known, "names": tuple(options["names"]), "parts": marks})
        record = create(config, self.now(), Draws(self._free_code(), codes.marked(secret)))
        record = {**record, "salt": codes.new_salt(), "practice": options["practice"]}
        parts = {marks[part]: content for part, content in frozen.contents.items()}
        await asyncio.wrap_future(self.store.append(name, [record], parts))
        restored = self._lessons.first(marks, frozen.lesson, record)
        self._keep(Running(name, record, restored, self.settings.public, self.passed))
        return secret

    def _keep(self, running: Running) -> None:
        session = running.saved
        self.sessions[running.id] = running
        self._codes[session.code] = running
        for secret in session.secrets:
            self._secrets[secret] = running
        for token in (*session.hosts, *(token for token, _ in session.tokens.items())):
            self.tokens[token] = running

    def _saved(self, running: Running) -> None:
        """More of a session is on disk: let it be seen."""
        if running.saved.code not in self._codes:
            self._codes = {code: one for code, one in self._codes.items() if one is not running}
            self._codes[running.saved.code] = running
        running.show()


def _is_due(session: Session, now: float) -> bool:
    """Whether a session must go: kept long enough, deleted by its host, or nobody came for it."""
    unclaimed = not session.hosts and session.since + WITHIN <= now
    return expires(session) <= now or bool(session.stage["wiped"]) or unclaimed
