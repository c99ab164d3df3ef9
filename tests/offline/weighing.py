# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What a play weighs: every byte that reaches the browser, heads of answers included, in a real browser.

As a program it prints a table for every bundled story and language: `python -m tests.offline.weighing`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.conftest import FLAGS, ROOT, find_browser
from tests.offline.playing import begin, to_end, to_moment
from tests.offline.serving import serving
from tests.offline.wire import Passed, Wire

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOST_BYTES, MOST_REQUESTS, MOST_AGAIN = 40_000, 8, 2_000
REST = 4.0
"""Seconds of silence after which nothing more comes: the worker waits for the page to come to rest."""


@dataclass(frozen=True)
class Weight:
    """What passed until the first moment could be answered, on a first visit and on the next; and after.

    The start screen is left alone until nothing comes any more, so that the worker and what it keeps count.
    """

    first: list[Passed]
    first_after: list[Passed]
    again: list[Passed]
    again_after: list[Passed]


def weigh(browser: Browser, port: int, story: str, language: str) -> Weight:
    """Play a story to its first moment in a browser that was never there, then once more, then to the end."""
    wire = Wire(port)
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale=language)
    try:
        parts = []
        for _ in range(2):
            page = context.new_page()
            page.goto(f"{wire.address}/s/{story}?lang={language}")
            wire.wait_until_quiet(REST)
            begin(page)
            assert to_moment(page)
            parts.append(list(wire.passed))
            wire.passed.clear()
            to_end(page)
            wire.wait_until_quiet(REST)
            parts.append(list(wire.passed))
            wire.passed.clear()
            page.close()
        return Weight(*parts)
    finally:
        context.close()
        wire.close()


def total(passed: list[Passed]) -> int:
    """Sum up the bytes that the browser got."""
    return sum(one.received for one in passed)


def stories() -> list[tuple[str, str]]:
    """List the bundled stories with every language that they are in."""
    found = []
    for script in sorted((ROOT / "content" / "stories").glob("*/*.chat")):
        languages = ["nl", *sorted(path.stem for path in script.parent.glob("??.po"))]
        found += [(script.stem, language) for language in languages]
    return found


def main() -> int:
    """Print what every story weighs; 1 where one is too heavy."""
    from playwright.sync_api import sync_playwright

    heavy = False
    with serving() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        for story, language in stories():
            weight = weigh(browser, port, story, language)
            for when in ("first", "first_after", "again", "again_after"):
                part = getattr(weight, when)
                print(f"{story} {language}  {when}  {len(part)} requests  {total(part):,} bytes")
                for one in part:
                    print(f"    {one.status}  {one.received:6,}  {one.path}")
            heavy |= total(weight.first) > MOST_BYTES or len(weight.first) > MOST_REQUESTS
            heavy |= total(weight.again) > MOST_AGAIN
        browser.close()
    return int(heavy)


if __name__ == "__main__":
    sys.exit(main())
