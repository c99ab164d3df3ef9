# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The frozen parts of sessions: the same few for a whole class, squeezed once, kept by browsers for ever."""

from __future__ import annotations

import asyncio
import re
from collections import OrderedDict

from starlette.types import Send

from omstander.store import Store
from omstander.web.caching import FOR_EVER
from omstander.web.live.asked import Asked
from omstander.web.live.refused import Refused
from omstander.web.live.reply import JSON, answer_bytes, safe
from omstander.web.squeeze import best_way, squeezed

NAME = re.compile(r"parts/([0-9a-f]{32})\.json")
REMEMBERED = 64
HEADERS = safe(JSON, (b"cache-control", FOR_EVER.encode()), (b"vary", b"Accept-Encoding"))


class Parts:
    """Answers with parts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: OrderedDict[tuple[str, str], asyncio.Future[bytes | None]] = OrderedDict()

    async def answer(self, asked: Asked, name: str, send: Send) -> None:
        """Answer with the part of this name.

        Raises:
            Refused: there is none.
        """
        found = NAME.fullmatch(name)
        if asked.scope["method"] != "GET":
            raise Refused("not-this-way")
        way = best_way(asked.headers.get(b"accept-encoding", b"").decode("latin-1"))
        content = await self._content(found[1], way) if found else None
        if content is None:
            raise Refused("no-road")
        await answer_bytes(
            send, 200, content, [*HEADERS, *([(b"content-encoding", way.encode())] if way else [])]
        )

    async def _content(self, mark: str, way: str) -> bytes | None:
        """Read and squeeze a part, once however many ask for it at the same time."""
        if (mark, way) not in self._known:
            self._known[mark, way] = asyncio.ensure_future(asyncio.to_thread(self._read, mark, way))
        try:
            content = await asyncio.shield(self._known[mark, way])
        except Exception:
            # That it could not be read just now is not so for good.
            self._known.pop((mark, way), None)
            raise
        if content is None:
            self._known.pop((mark, way), None)
        elif len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return content

    def _read(self, mark: str, way: str) -> bytes | None:
        content = self._store.part(mark)
        return squeezed(content, way, hard=True) if content is not None and way else content
