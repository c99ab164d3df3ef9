# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Take the picture of the README anew: a moment on a phone, and looking back.

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
PHONE = """<img src="data:image/png;base64,{}" width=360 height=640
 style="border-radius:28px;border:8px solid #1c2530;box-shadow:0 12px 32px #0004">"""


def main() -> None:
    """Play to the second moment and to an ending, and lay both pictures side by side."""
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 360, "height": 640}, device_scale_factor=2)
        shots = [_moment(page, sys.argv[1]), _looking_back(page)]
        sheet = browser.new_page(viewport={"width": 872, "height": 736}, device_scale_factor=1.5)
        sheet.set_content(
            FRAME.format("".join(PHONE.format(base64.b64encode(shot).decode()) for shot in shots))
        )
        OUT.parent.mkdir(parents=True, exist_ok=True)
        sheet.screenshot(path=OUT)
        browser.close()


def _moment(page: Page, address: str) -> bytes:
    page.goto(f"{address.rstrip('/')}/s/wissel?lang=en#1")
    page.wait_for_timeout(500)
    _show_all(page)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(300)
    page.mouse.move(180, 320)
    page.mouse.wheel(0, -250)
    page.wait_for_timeout(500)
    return page.screenshot()


def _looking_back(page: Page) -> bytes:
    for label in ("Ask", "", ""):
        _show_all(page)
        options = page.locator(".options button, [data-pick]")
        if not options.count():
            break
        named = options.filter(has_text=label) if label else options
        (named if named.count() else options).first.click()
        page.wait_for_timeout(300)
    page.get_by_role("heading", name="Looking back").scroll_into_view_if_needed()
    page.evaluate(
        "document.querySelectorAll('h2').forEach(h => /back/i.test(h.textContent) && h.scrollIntoView())"
    )
    page.mouse.wheel(0, -80)
    page.wait_for_timeout(500)
    return page.screenshot()


def _show_all(page: Page) -> None:
    at_once = page.get_by_role("button", name="Show at once")
    if at_once.count() and at_once.first.is_visible():
        at_once.first.click()
    page.wait_for_timeout(400)


if __name__ == "__main__":
    main()
