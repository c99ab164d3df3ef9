# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Servers of live classes, each over a database of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.web.live.asking import Server

from omstander.files.scripts import bundled_scripts
from omstander.web import Library, Settings


@pytest.fixture(scope="package")
def library() -> Library:
    """One of the bundled stories."""
    return Library([path for path in bundled_scripts() if path.stem == "wissel"])


@pytest.fixture
def starting(tmp_path: Path, library: Library) -> Iterator[Callable[..., Server]]:
    """Start servers, one after the other, over the same database."""
    started: list[Server] = []

    def start(settings: Settings | None = None, stories: Library | None = None) -> Server:
        if started:
            started[-1].close()
        started.append(Server(tmp_path / "classes.db", stories or library, settings))
        return started[-1]

    yield start
    if started:
        started[-1].close()


@pytest.fixture
def server(starting: Callable[..., Server]) -> Server:
    """A server."""
    return starting()
