# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Take the picture of the README anew: a moment on a phone, a draft, and looking back.

`.venv/bin/python tools/picture.py ADDRESS`, with the address that `make run` prints; needs the browser of
`make test` and a font with emoji.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

OUT = Path(__file__).resolve().parent.parent / "docs" / "images" / "story.png"
FRAME = """<body style="margin:0;background:#e9e6df;display:flex;gap:40px;padding:40px">{}</body>"""
PHONE = """<img src="data:image/png;base64,{}" width=360 height=720
 style="border-radius:28px;border:8px solid #1c2530;box-shadow:0 12px 32px #0004">"""


def main() -> None:
    """Show a moment, a draft and looking back, side by side."""
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(
            viewport={"width": 360, "height": 720}, device_scale_factor=2, reduced_motion="reduce"
        )
        shots = [_moment(page, sys.argv[1]), _draft(page), _looking_back(page, sys.argv[1])]
        sheet = browser.new_page(viewport={"width": 1288, "height": 816}, device_scale_factor=1.5)
        sheet.set_content(
            FRAME.format("".join(PHONE.format(base64.b64encode(shot).decode()) for shot in shots))
        )
        OUT.parent.mkdir(parents=True, exist_ok=True)
        sheet.screenshot(path=OUT)
        browser.close()


def _moment(page: Page, address: str) -> bytes:
    page.goto(f"{address.rstrip('/')}/s/zonder-noor?lang=en")
    page.get_by_role("button", name="Start", exact=True).click()
    _show_all(page)
    return page.screenshot()


def _draft(page: Page) -> bytes:
    page.locator(".choice").filter(has_text="Text Noor").click()
    page.wait_for_timeout(400)
    return page.screenshot()


def _looking_back(page: Page, address: str) -> bytes:
    page.goto("about:blank")
    page.goto(f"{address.rstrip('/')}/s/zonder-noor?lang=en#1,3,1,5")
    page.wait_for_timeout(800)
    page.locator(".choice").filter(has_text="message for now").click()
    page.locator(".main:visible").last.click()
    _show_all(page)
    for name in ("Back to", "Go on", "Look back", "Skip"):
        page.wait_for_timeout(600)
        found = page.get_by_role("button", name=name)
        if found.count() or name != "Back to":
            found.last.click()
            if name == "Back to":
                _show_all(page)
    page.wait_for_timeout(600)
    page.locator("h2").nth(2).scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 260)")
    page.wait_for_timeout(400)
    return page.screenshot()


def _show_all(page: Page) -> None:
    page.wait_for_timeout(400)
    page.get_by_role("button", name="Show").first.click()
    page.mouse.move(1, 1)
    page.wait_for_timeout(600)


if __name__ == "__main__":
    main()
