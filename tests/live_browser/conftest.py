# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A server with a database of its own, and windows onto it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.live_browser.pipe import Pipe
from tests.live_browser.pupils import Teacher, lead
from tests.live_browser.serving import ClassServer
from tests.live_browser.windows import Windows, windows_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STORY = "zonder-noor"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ClassServer]:
    """A server that nobody has used yet."""
    one = ClassServer(tmp_path, STORY)
    one.start()
    yield one
    one.stop()


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClassServer]:
    """A server that holds many classes, for tests that leave it alone."""
    one = ClassServer(tmp_path_factory.mktemp("school"), STORY)
    one.start()
    yield one
    one.stop()


@pytest.fixture
def windows(browser: Browser) -> Iterator[Windows]:
    """Windows; an error of a script, or a request to elsewhere, fails the test."""
    with windows_of(browser) as made:
        yield made


@pytest.fixture
def pipe(school: ClassServer) -> Iterator[Pipe]:
    """A network to that server, whole at first."""
    one = Pipe(school.port)
    yield one
    one.close()


@pytest.fixture
def teacher(school: ClassServer) -> Teacher:
    """A lesson without a board and a remote, so that nothing else is asked of the browser."""
    return lead(school.address)
