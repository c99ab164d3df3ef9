# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Let N participants of a running oTree press at once, and say in JSON how long each press took to each of
them. Runs in oTree's own environment: `python burst.py ADDRESS N`."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import sys
import time
import urllib.request

import websockets

PATIENCE = 60
HEAD = {"otree-rest-key": "abc", "content-type": "application/json"}


def joined(address: str, count: int) -> list[str]:
    """Make a session, let so many join, and give the address of the live socket of each."""
    body = json.dumps({"session_config_name": "chatlive", "num_participants": count}).encode()
    asked = urllib.request.Request(f"{address}/api/sessions", data=body, headers=HEAD)
    session = json.load(urllib.request.urlopen(asked))
    found = []
    for _ in range(count):
        page = urllib.request.urlopen(session["session_wide_url"]).read().decode()
        socket = re.search(r"""(?:data-socket-url="|socket-url=')([^"']+live[^"']*)""", page)
        assert socket is not None
        found.append(address.replace("http", "ws", 1) + socket[1].replace("&amp;", "&"))
    return found


async def press(sockets: list[str]) -> dict[str, float]:
    """Press everywhere at once, and wait until everybody has heard of every press."""
    count = len(sockets)
    lines = await asyncio.gather(*(websockets.connect(one, max_size=None) for one in sockets))
    sent: dict[int, float] = {}
    delays: list[float] = []
    done = asyncio.Event()

    async def listen(line) -> None:  # noqa: ANN001 - its type has moved between versions
        async for message in line:
            told = json.loads(message).get("live_method_payload") or {}
            if told.get("type") == "tally":
                delays.append(time.perf_counter() - sent[told["by"]])
                if len(delays) == count * count:
                    done.set()

    tasks = [asyncio.create_task(listen(line)) for line in lines]
    await asyncio.sleep(1)
    begin = time.perf_counter()
    for place, line in enumerate(lines, 1):
        sent[place] = time.perf_counter()
        await line.send(json.dumps({"type": "choice", "value": "stand_up"}))
    spread = time.perf_counter() - begin
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(done.wait(), PATIENCE)
    whole = time.perf_counter() - max(sent.values())
    for task in tasks:
        task.cancel()
    delays.sort()
    at = {name: delays[min(len(delays) - 1, int(len(delays) * part))] for name, part in PARTS.items()}
    told = {name: round(1000 * value, 1) for name, value in at.items()}
    return {**told, "count": len(delays), "spread": round(1000 * spread, 1), "all": round(1000 * whole, 1)}


PARTS = {"p50": 0.5, "p95": 0.95, "max": 1.0}

if __name__ == "__main__":
    print(json.dumps(asyncio.run(press(joined(sys.argv[1], int(sys.argv[2]))))))
