# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What all simulated classes of one process share: the server, its lines, the stories once fetched."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping
from typing import Any

from omstander.practice.story import Story
from omstander.practice.wire import Answer, Lines, LostError, Place

LATER = {429, 502, 503}
"""Answers after which the same is asked again."""
TRIES = 40


class RefusedError(Exception):
    """The server refused what a simulated class cannot do without; its text is the code of the refusal."""


class School:
    """The way to the server."""

    def __init__(self, place: Place, lines: int = 64) -> None:
        """Know where the server is.

        Args:
            place: the server.
            lines: over how many lines requests go at once.
        """
        self.place = place
        self.lines = Lines(place, lines)
        self._stories: dict[str, asyncio.Task[Story]] = {}

    async def insist(
        self,
        road: str,
        body: Mapping[str, Any] | None,
        token: str | None,
        dice: random.Random,
        tries: int = TRIES,
    ) -> Answer:
        """Ask until there is an answer, with the same body; a refusal is an answer.

        Raises:
            LostError: nobody answered for long.
        """
        for turn in range(tries):
            try:
                answer = await self.lines.ask("GET" if body is None else "POST", road, body, token)
            except LostError:
                if turn == tries - 1:
                    raise
            else:
                if answer.status not in LATER or turn == tries - 1:
                    return answer
                await asyncio.sleep(answer.wait)
            await asyncio.sleep(dice.random() * min(4, 0.25 * 2**turn))
        raise LostError("no answer")

    async def story(self, road: str) -> Story:
        """Fetch a story, once for all classes."""
        if road not in self._stories:
            self._stories[road] = asyncio.create_task(self._fetch(road))
        return await self._stories[road]

    @property
    def known(self) -> Story | None:
        """A story that was fetched; None where none was."""
        fetched = (task for task in self._stories.values() if task.done() and not task.exception())
        return next((task.result() for task in fetched), None)

    async def _fetch(self, road: str) -> Story:
        return Story.of(await self.insist(road, None, None, random.Random(road)))


def granted(answer: Answer) -> Any:  # noqa: ANN401 - JSON
    """Give what an answer holds.

    Raises:
        RefusedError: it is a refusal.
    """
    if not answer.is_fine:
        raise RefusedError(answer.error)
    return answer.body
