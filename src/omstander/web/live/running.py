# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""One session while the server runs: what is decided, what is on disk, and who follows it.

Followers see what is on disk and nothing else. Each entry is written as bytes once, however many follow; a
follower holds an offset, so one who does not read costs an offset and nothing else.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from omstander.live import Record, Session, host_state, is_over, seat_of
from omstander.web.live.codes import squares
from omstander.web.live.follower import Follower
from omstander.web.live.limits import REMEMBERED, Bucket
from omstander.web.live.reply import written
from omstander.web.live.side import Side

HOST_PAUSE, PROGRESS_PAUSE = 0.5, 1.0
"""Seconds between two tellings of what only the host sees, and of how far the board is."""
POSTS, GETS = (5.0, 10.0), (10.0, 20.0)
"""How often one token may post and ask: so many a second, and so many at once."""


@dataclass(slots=True)
class Waiting:
    """Records that are decided and not on disk yet; `session` is what they make of it."""

    records: Sequence[Record]
    session: Session
    done: asyncio.Future[None]


class Running:
    """A session in memory. `session` is what is decided, `saved` what is on disk."""

    def __init__(
        self, name: str, first: Record, session: Session, public: str, passed: Callable[[], float]
    ) -> None:
        self.id = name
        self.salt, self.practice = str(first["salt"]), int(first["practice"])
        self.session = self.saved = session
        self.queue: deque[Waiting] = deque()
        self.on_its_way: list[Waiting] = []
        self.entries: list[bytes] = []
        self.wire: list[bytes] = []
        self.followers: dict[str, Follower] = {}
        self.pollers: set[Follower] = set()
        self.host = Side(HOST_PAUSE, self.told_host, self._wake_hosts, passed)
        self.progress = Side(PROGRESS_PAUSE, self._read_progress, self._wake_along, passed)
        self.shown = 0
        self.over = False
        self._public, self._passed = public, passed
        self._homes: dict[bytes, float] = {}
        self._buckets: dict[tuple[str, bool], Bucket] = {}
        self._squares: tuple[str, list[str]] = ("", [])
        self._gauge = ""
        self._path_at = 0
        self.show()
        self.progress.changed(at_once=True)

    @property
    def is_over(self) -> bool:
        """Whether nothing more follows."""
        return self.over or is_over(self.saved)

    def show(self) -> None:
        """Let followers see what is on disk by now."""
        fresh = self.saved.log[len(self.wire) :]
        for entry in fresh:
            content = written(entry)
            self.entries.append(content)
            self.wire.append(b"id: %d\ndata: %s\n\n" % (entry["n"], content))
            if "path" in entry:
                # The board begins elsewhere: until it says how far it is, nobody may read ahead.
                self._path_at, self.shown = int(entry["n"]), 0
        if fresh:
            self.progress.changed(at_once=True)
        gauge, before = self.saved.gauge, self._gauge
        self._gauge = gauge
        self.host.changed(at_once=bool(fresh) or (gauge == "all" and before != "all"))
        if fresh:
            self._wake(self.followers.values())
            self._wake(self.pollers)

    def end(self) -> None:
        """Let everybody have what there is, and end."""
        self.over = True
        self.host.stop()
        self.progress.stop()
        self._wake(self.followers.values())
        self._wake(self.pollers)

    def dismiss(self) -> None:
        """Let go of followers whose seat is gone: they are told so when they come back."""
        for token, follower in self.followers.items():
            if not follower.is_host and seat_of(self.saved, token) is None:
                follower.stop()

    def shows(self, events: int, at: int | None) -> None:
        """The board has shown so many events; `at` is the offset that it has come to, if it says so.

        What it says of a path that is no longer the one is not heard.
        """
        if at is not None and at < self._path_at:
            return
        self.shown = events
        self.progress.changed()

    def way_in(self) -> dict[str, Any]:
        """Give how seats come in: the code, the link with it (its end is seen by no server), its squares."""
        code = self.saved.code
        link = f"{self._public}/join?lang={self.saved.config.language}#{code}"
        if self._squares[0] != link:
            self._squares = (link, squares(link))
        return {"code": code, "link": link, "qr": self._squares[1]}

    def invitation(self, role: str, secret: str) -> str:
        """Give the link by which one more screen of the host comes in."""
        return f"{self._public}/{role}?lang={self.saved.config.language}#i={secret}"

    def wait(self, token: str, *, posts: bool) -> float:
        """Count one question of a token; gives the seconds to wait if it asks too often."""
        now = self._passed()
        bucket = self._buckets.get((token, posts))
        if bucket is None:
            bucket = self._buckets[token, posts] = Bucket(*(POSTS if posts else GETS), now)
        return bucket.wait(now)

    def seen(self, home: bytes, now: float) -> None:
        """Remember for a while that somebody of this session is there."""
        self._homes[home] = now

    def is_home(self, home: bytes, now: float) -> bool:
        """Whether somebody of this session was there a moment ago."""
        return self._homes.get(home, -REMEMBERED) > now - REMEMBERED

    def forget(self, now: float) -> None:
        """Forget where nobody was seen for a while."""
        self._homes = {home: at for home, at in self._homes.items() if at > now - REMEMBERED}

    def told_host(self) -> bytes:
        """Give what only the hosts are told, as it is on disk."""
        state = host_state(self.saved)
        return written({**state, "qr": self.way_in()["qr"]})

    def _read_progress(self) -> bytes:
        return written({"shown": self.shown})

    def _wake_hosts(self) -> None:
        self._wake(one for one in (*self.followers.values(), *self.pollers) if one.is_host)

    def _wake_along(self) -> None:
        self._wake(one for one in (*self.followers.values(), *self.pollers) if one.along)

    @staticmethod
    def _wake(followers: Iterable[Follower]) -> None:
        for follower in followers:
            follower.wake()
