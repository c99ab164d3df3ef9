# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Playing a story in a browser, by the words on its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

PRIVATE = ("Luca even appen", "Ayla appen", "Vragen of hij")
SILENT = ("Verder scrollen", "Even kijken wat de rest doet", "De wekker zetten en gaan slapen")
CHOICE, SEND, AT_ONCE = ".sheet .choice", ".bar > .main", "Toon meteen"


def press(page: Page, name: str) -> None:
    """Press the button with this name."""
    page.get_by_role("button", name=name, exact=True).click()


def to_moment(page: Page) -> None:
    """Let all messages come at once, in whatever chat they are, until there is something to choose."""
    while not page.locator(CHOICE).first.is_visible():
        step(page)


def to_end(page: Page, wait: str = "Verder") -> None:
    """Let all messages come at once, until the chat is over, and go on."""
    while page.get_by_role("button", name=wait, exact=True).and_(page.locator(SEND)).count() == 0:
        step(page)
    page.locator(SEND).click()


def step(page: Page) -> None:
    """Press what lets the story go on: all at once, or back to the chat where it goes on."""
    page.locator(f"{CHOICE}, {SEND}, .bar").first.wait_for()
    if page.get_by_role("button", name=AT_ONCE).count():
        press(page, AT_ONCE)
    elif page.locator(SEND).count():
        page.locator(SEND).click()


def choose(page: Page, label: str) -> None:
    """Choose an option of the next moment, and send it."""
    to_moment(page)
    page.locator(CHOICE).filter(has_text=label).click()
    page.locator(SEND).click()


def play(page: Page, labels: tuple[str, ...]) -> None:
    """Play from the start to after the last choice."""
    press(page, "Beginnen")
    for label in labels:
        choose(page, label)
    to_end(page)
