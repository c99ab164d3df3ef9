# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Windows of one browser, each with its own storage, that note whatever should not happen in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.conftest import HERE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

UNREACHED = ("Failed to load resource", "The Cross-Origin-Opener-Policy header has been ignored")
"""How Chromium tells that an answer was none or a refusal, which a class must be able to live with, and that
plain HTTP is no secure context."""
BOARD = {"viewport": {"width": 1280, "height": 720}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@dataclass
class Windows:
    """Makes windows. Whatever is asked for elsewhere is noted, and so is every error of a script."""

    browser: Browser
    troubles: list[str] = field(default_factory=list)
    made: list[BrowserContext] = field(default_factory=list)
    here: tuple[str, ...] = HERE
    agent: str | None = None
    """What the browsers call themselves, where it is not as usual."""

    def context(self, **options: object) -> BrowserContext:
        """Make a browser's worth of storage."""
        usual = {**PHONE, "locale": "nl-NL", "reduced_motion": "reduce", "user_agent": self.agent}
        context = self.browser.new_context(**(usual | options))  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        context.on("weberror", lambda error: self.troubles.append(str(error.error)))
        context.on("console", self._noted)
        # Looked at, not stopped: what is stopped would also be asked for anew each time, as without a cache.
        context.on("request", self._asked)
        self.made.append(context)
        return context

    def page(self, **options: object) -> Page:
        """Make a window with storage of its own."""
        return self.context(**options).new_page()

    def close(self) -> None:
        """Close them all."""
        for context in self.made:
            context.close()
        self.made.clear()

    def _noted(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(UNREACHED):
            self.troubles.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self.here):
            self.troubles.append(f"elsewhere: {request.url}")


@contextmanager
def windows_of(browser: Browser, *here: str) -> Iterator[Windows]:
    """Make windows, close them in the end, and let nothing have gone wrong; `here`: more that is ours."""
    made = Windows(browser, here=(*HERE, *here))
    try:
        yield made
    finally:
        made.close()
    assert made.troubles == [], "\n".join(made.troubles)
