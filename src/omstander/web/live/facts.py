# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a screen is told of its session when it begins: `spec/protocol.md`, *Options and facts*."""

from __future__ import annotations

from typing import Any

from omstander.live import icon_of
from omstander.web.live.running import Running
from omstander.web.settings import Settings

FORMAT = 1
FOR_HOSTS = "lesson"
"""The part that only hosts are told of: the teacher's script is in it."""


def part_address(mark: str) -> str:
    """Give the address of a frozen part."""
    return f"/live/parts/{mark}.json"


def facts_of(running: Running, role: str, seat: int | None, settings: Settings) -> dict[str, Any]:
    """Give the facts for a role; `seat` is the number of the seat, None for a host."""
    session = running.saved
    config = session.config
    facts: dict[str, Any] = {
        "format": FORMAT,
        "role": role,
        "story": config.story,
        "language": config.language,
        "mode": config.mode,
        "contact": config.contact,
        "clock": config.clock,
        "keep_hours": config.keep_hours,
        "parts": {
            name: part_address(mark)
            for name, mark in config.parts.items()
            if seat is None or name != FOR_HOSTS
        },
    }
    if seat is not None:
        return {**facts, "icon": icon_of(session, seat)}
    return {
        **facts,
        "hey": config.hey,
        "views": config.views,
        "ends": config.ends,
        "practice": running.practice,
        "address": f"{settings.host}/join",
        **running.way_in(),
    }
