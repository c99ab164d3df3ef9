# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Every screen of the player, one after the other, as somebody meets them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.offline.playing import CHOICE, begin, to_moment

if TYPE_CHECKING:
    from playwright.sync_api import Page

STORY = "/s/zonder-noor"
PAGES = ("/", "/help", f"{STORY}/read")
SCREENS = (
    "start", "settings", "reading", "moment", "folded", "draft", "elsewhere",
    "end", "sent", "hey", "look", "words", "other", "can", "help",
)  # fmt: skip
SAID = 10_000
"""Milliseconds after which what was announced is gone again."""
ELSEWHERE = """async () => {
    const soon = () => new Promise((done) => setTimeout(done, 25));
    const press = (what) => document.querySelector(what)?.click();
    for (let step = 0; step < 400; step += 1) {
        if (document.querySelector(".banner")) return;
        if (document.querySelector(".sheet .choice")) {
            const choices = [...document.querySelectorAll(".sheet .choice")];
            choices.find(({textContent}) => textContent.includes("niemand ziet dit")).click();
            await soon();
            press(".bar .main");
        } else press(".bar > button");
        await soon();
    }
    throw new Error("nobody writes elsewhere: " + document.body.innerText);
}"""
"""To a message in a chat that is not open: message by message, in silence."""


def open_story(page: Page, address: str, language: str = "nl", story: str = STORY) -> None:
    """Open a story, and wait until it can be begun."""
    page.goto(f"{address}{story}?lang={language}")
    page.locator("#app").wait_for()


def tour(page: Page, address: str) -> Iterator[str]:
    """Go to one screen after the other, and say which it is. Nothing moves on while it is looked at."""
    page.clock.install()
    open_story(page, address)
    yield "start"
    press(page, "Instellingen")
    yield "settings"
    press(page, "Klaar")
    yield from chat(page)
    yield from after(page)


def chat(page: Page) -> Iterator[str]:
    """The screens of the chat, from the start screen on."""
    begin(page)
    for _ in range(4):
        press(page, "Volgend bericht")
    press(page, "Pauze")
    page.clock.run_for(SAID)
    yield "reading"
    assert to_moment(page)
    page.clock.run_for(SAID)
    yield "moment"
    press(page, "Nog even teruglezen")
    yield "folded"
    press(page, "Naar kiezen")
    page.locator(CHOICE).nth(1).click()
    yield "draft"
    press(page, "Toch niet")
    page.evaluate(ELSEWHERE)
    if page.get_by_role("button", name="Pauze").count():
        press(page, "Pauze")
    page.clock.run_for(SAID)
    yield "elsewhere"


def after(page: Page) -> Iterator[str]:
    """The screens after the ending, from the chat on: the bad one, where one thing can still be done."""
    while to_moment(page):
        page.locator(CHOICE).filter(has_text="niemand ziet dit").click()
        page.locator(".bar .main").click()
    page.locator("main.page").wait_for()
    yield "end"
    page.locator(".last .choice").first.click()
    page.clock.run_for(2 * SAID)
    page.locator(".last .line:not(.own)").wait_for()
    yield "sent"
    press(page, "Terugkijken")
    yield "hey"
    press(page, "Overslaan")
    yield "look"
    press(page, "Lees dit als tekst")
    yield "words"
    press(page, "Kijken")
    press(page, "Toon meteen")
    page.clock.run_for(SAID)
    yield "other"
    press(page, "Wat kun je doen?")
    yield "can"
    page.get_by_role("main").get_by_role("button", name="Hulp", exact=True).click()
    yield "help"


def press(page: Page, name: str) -> None:
    """Press the first button with this name."""
    page.get_by_role("button", name=name, exact=True).first.click()
