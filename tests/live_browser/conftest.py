# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A server with a database of its own, and windows onto it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.live_browser.serving import ClassServer
from tests.live_browser.windows import Windows, windows_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ClassServer]:
    """A server that nobody has used yet."""
    one = ClassServer(tmp_path)
    one.start()
    yield one
    one.stop()


@pytest.fixture
def windows(browser: Browser) -> Iterator[Windows]:
    """Windows; an error of a script, or a request to elsewhere, fails the test."""
    with windows_of(browser) as made:
        yield made
