# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A server, a wire to it, and a phone on the wire that notes whatever goes wrong on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from tests.offline.serving import serving
from tests.offline.wire import Wire

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

Phones = Callable[..., "BrowserContext"]


@pytest.fixture(scope="session")
def server() -> Iterator[int]:
    """The port of a server with the bundled stories."""
    with serving() as port:
        yield port


@pytest.fixture
def wire(server: int) -> Iterator[Wire]:
    """A wire to it, whole and fast at first."""
    one = Wire(server)
    yield one
    one.close()


@pytest.fixture
def phones(browser: Browser) -> Iterator[Phones]:
    """Makes phones: windows of their own with their own storage. A script that fails fails the test."""
    made: list[BrowserContext] = []
    troubles: list[str] = []

    def make(**options: object) -> BrowserContext:
        sizes = {"viewport": {"width": 360, "height": 740}, "locale": "nl-NL", "reduced_motion": "reduce"}
        phone = browser.new_context(**(sizes | options))  # type: ignore[arg-type]
        phone.on("weberror", lambda error: troubles.append(str(error.error)))
        made.append(phone)
        return phone

    yield make
    for phone in made:
        phone.close()
    assert troubles == []


@pytest.fixture
def phone(phones: Phones) -> BrowserContext:
    """One phone."""
    return phones()
