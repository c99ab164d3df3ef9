# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What all tests share: the root, the profiles of Hypothesis, and a browser without a way out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
HERE = ("http://127.0.0.1:", "http://localhost:", "file://", "data:", "blob:", "about:")

# The machine may be busy: a slow example is no fault. The usual examples are the same every time, so that a
# change is judged and not the dice; `thorough` is for hunting, with others: HYPOTHESIS_PROFILE=thorough.
settings.register_profile(
    "usual", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("usual"), max_examples=2000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


def find_browser() -> str | None:
    """Find the browser that `make test` named, or one on the path."""
    found = (shutil.which(name) for name in (os.environ.get("CHROMIUM") or "", *NAMES))
    return next((path for path in found if path), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; skipped only where WITHOUT_BROWSER=1 says so."""
    if os.environ.get("WITHOUT_BROWSER") == "1":
        pytest.skip("WITHOUT_BROWSER=1")
    from playwright.sync_api import sync_playwright

    path = find_browser()
    assert path, "no browser: run `make test`, which brings one, or say WITHOUT_BROWSER=1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh phone-sized window that reaches this machine only; asking for anything else fails the test."""
    window = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
    outside: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith(HERE):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    window.route("**/*", guard)
    yield window
    window.close()
    assert outside == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in that window."""
    return context.new_page()
