# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A player who presses what is there, in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

BEGIN = ".start button.main"
CHOICE = ".sheet .choice"
AFTER = "main.page:not(.start)"
ON = """async () => {
    // In the bar the last button is: while reading "show at once", with a draft "send", else the only way on.
    for (let step = 0; step < 200; step += 1) {
        if (document.querySelector(".sheet .choice")) return true;
        if (document.querySelector("main.page:not(.start)")) return false;
        document.querySelector(".bar > button:last-child")?.click();
        await new Promise((done) => setTimeout(done, 25));
    }
    throw new Error("the story does not come to a moment: " + document.body.innerText);
}"""


def begin(page: Page) -> None:
    """Press the big button of the start screen, and wait for the chat."""
    page.locator(BEGIN).first.click()
    page.locator(".phone").wait_for()


def to_moment(page: Page) -> bool:
    """Go on to the next moment; False where the story ended before one came."""
    come: bool = page.evaluate(ON)
    return come


def choose(page: Page, option: int = 0) -> None:
    """Choose, and send it."""
    page.locator(CHOICE).nth(option).click()
    page.locator(".bar .main").click()


def to_end(page: Page, option: int = 0) -> int:
    """Play on to the screen after the last message, always by the same option; give how many moments
    there were."""
    moments = 0
    while to_moment(page):
        choose(page, min(option, page.locator(CHOICE).count() - 1))
        moments += 1
    return moments
