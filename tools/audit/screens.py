# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Every screen of the player, one after the other, in the order in which somebody meets them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from playwright.sync_api import Page

CHOICE, ON, AFTER = ".sheet .choice", ".bar > button:last-child", "main.page:not(.start)"
MOST = 600


def screens(page: Page, address: str, words: Mapping[str, str]) -> Iterator[str]:
    """Open a story, and give the name of every screen when it is there; the page is to be looked at then."""
    page.goto(address)
    page.locator(".start button.main").first.wait_for()
    yield "start"
    press(page, words["top.settings"])
    yield "settings"
    press(page, words["settings.done"])
    press(page, words["top.help"])
    yield "help"
    press(page, words["top.back"])
    press(page, words["start.begin"])
    page.locator(".log .line").first.wait_for()
    press(page, words["chat.pause"])
    yield "chat"
    press(page, words["chat.go-on"])
    yield from _moments(page, words)
    yield "end"
    yield from _after(page, words)


def press(page: Page, words: str) -> None:
    """Press the button with these words."""
    page.get_by_role("button", name=words, exact=True).first.click()


def click_on(page: Page) -> None:
    """Press the way on, whatever it is, if it is still there."""
    page.evaluate(f"document.querySelector('{ON}')?.click()")


def to_moment(page: Page, go_on: Callable[[Page], None] = click_on) -> bool:
    """Go on to the next moment; False where the end came first."""
    for _ in range(MOST):
        page.locator(f"{CHOICE}, {ON}, {AFTER}").first.wait_for()
        if page.locator(CHOICE).count():
            return True
        if page.locator(AFTER).count():
            return False
        go_on(page)
        page.wait_for_timeout(20)
    raise RuntimeError("the story comes to no moment")


def _moments(page: Page, words: Mapping[str, str]) -> Iterator[str]:
    first = True
    while to_moment(page):
        if first:
            yield "moment"
            press(page, words["moment.back"])
            yield "reading back"
            press(page, words["moment.to-choose"])
        page.locator(CHOICE).first.click()
        if first:
            yield "draft"
        page.locator(".bar .main").click()
        first = False


def _after(page: Page, words: Mapping[str, str]) -> Iterator[str]:
    press(page, words["end.look"])
    if page.locator(".signs").count():
        yield "hey"
        page.locator(".sign").first.click()
        yield "hey, answered"
        press(page, words["end.look"])
    page.locator(".corridor").wait_for()
    yield "looking back"
    press(page, words["look.as-text"])
    yield "looking back as text"
    if page.locator(".phonecard").count():
        press(page, words["other.watch"])
        yield "the other phone"
        press(page, words["chat.at-once"])
        page.locator(".over").wait_for()
        yield "the other phone, over"
    press(page, words["can.heading"])
    yield "what you can do"
