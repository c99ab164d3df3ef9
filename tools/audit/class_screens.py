# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Hold every screen of a class against a checker: before the lesson, board, remote, device, step by step."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Page

# The tour is the one of the tests; a package of its own is not worth it.
sys.path.append(str(Path(__file__).resolve().parents[2]))

from tests.accessibility.class_tour import class_tour
from tests.live_browser.serving import ClassServer
from tests.live_browser.windows import Windows

Look = Callable[[Page], list[str]]
Settings = Mapping[str, Mapping[str, object]]
BOARD_TOO_NARROW = 800
"""Below this a board is not what it is made for; setup, remote and devices are."""


def class_screens(browser: Browser, settings: Settings, look: Look) -> tuple[list[str], list[str]]:
    """Go through all in all settings and both languages; give lines for the table, and what falls short."""
    lines, faults = [], []
    with tempfile.TemporaryDirectory() as folder:
        server = ClassServer(Path(folder), "zonder-noor")
        server.start()
        for name, setting in settings.items():
            for language in ("nl", "en"):
                found = looked_at(browser, server.address, language, setting, look)
                count = sum(map(len, found.values()))
                lines.append(
                    f"axe  {count:3} findings on {len(found):2} screens  {name:20} {language:2} a class"
                )
                print(lines[-1], flush=True)
                faults += [
                    f"class {language} ({name}) {at}: {one}" for at, all_ in found.items() for one in all_
                ]
        server.stop()
    return lines, faults


def looked_at(
    browser: Browser,
    address: str,
    language: str,
    setting: Mapping[str, object],
    look: Callable[[Page], list[str]],
) -> dict[str, list[str]]:
    """Look at every screen in one setting; give what falls short, by screen."""
    found: dict[str, list[str]] = {}
    options = {name: value for name, value in setting.items() if name != "viewport"}
    size = setting["viewport"]
    windows = Windows(browser)
    for name, page in class_tour(address, windows, language, **options, bypass_csp=True):
        usual = page.viewport_size
        assert usual
        assert isinstance(size, dict)
        if size["width"] < BOARD_TOO_NARROW and not name.startswith("board"):
            page.set_viewport_size(size)  # type: ignore[arg-type]
        found[name] = look(page)
        page.set_viewport_size(usual)
    windows.close()
    return found | {"anywhere": windows.troubles}
