# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The screens of a class as somebody meets them: things are found by what they are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import expect

from omstander.files.words import read_words

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

SLOT = re.compile(r"\\\{[a-z_]+\\\}")
MOST = 20_000
"""Milliseconds until something has to be there: the machine may be busy."""


@lru_cache
def words(language: str) -> dict[str, str]:
    """All words of the screens of a class, by key."""
    parts = ("", "join", "board", "host")
    return {key: said for part in parts for key, said in read_words(language, part).strings.items()}


def spoken(language: str, key: str) -> re.Pattern[str]:
    """What the words of a key may look like, whatever is filled in."""
    return re.compile(SLOT.sub(".+", re.escape(words(language)[key])))


@dataclass
class Screen:
    """A window with one of the screens in it."""

    page: Page
    language: str = "nl"

    def button(self, key: str) -> Locator:
        """The button that is called by the words of a key."""
        return self.page.get_by_role("button", name=spoken(self.language, key)).first

    def press(self, key: str) -> None:
        """Press it."""
        self.button(key).click()

    def says(self, *keys: str, within: int = MOST) -> None:
        """Wait until it says the words of these keys."""
        for key in keys:
            expect(self.page.get_by_text(spoken(self.language, key)).first).to_be_visible(timeout=within)


class Board(Screen):
    """The projector."""

    def open(self, link: str) -> Board:
        """Open it by its link, or by what this browser kept."""
        self.page.goto(link)
        self.page.locator(".board").wait_for()
        return self

    def shows(self, *scenes: str, within: int = MOST) -> None:
        """Wait until it shows one of these scenes."""
        names = "|".join(scenes)
        expect(self.page.locator(".board")).to_have_attribute(
            "data-scene", re.compile(f"^({names})$"), timeout=within
        )

    @property
    def scene(self) -> str:
        """What it shows now."""
        return self.page.locator(".board").get_attribute("data-scene") or ""


class Seat(Screen):
    """A pupil's device."""

    def sit(self, link: str) -> Seat:
        """Open the link, and take a seat by pressing the button: opening it takes none."""
        self.page.goto(link)
        self.press("join.take-part")
        self.says("join.icon-you")
        return self

    def type_code(self, address: str, code: str) -> Seat:
        """Take a seat by typing the code."""
        self.page.goto(f"{address}/join")
        self.page.get_by_label(words(self.language)["join.code"]).fill(code)
        self.press("join.take-part")
        self.says("join.icon-you")
        return self

    def choose(self, place: int) -> None:
        """Answer the two questions if they are asked, and choose; it is hidden and saved then."""
        for _ in range(2):
            self.button("join.watch").or_(self.button("join.think-unsure")).or_(
                self.button("join.most-unsure")
            ).first.wait_for()
            if self.button("join.watch").count():
                break
            self.page.get_by_role(
                "button", name=words(self.language)["join.think-not-okay"], exact=True
            ).click()
        self.page.locator(".choice").nth(place).click()
        self.is_saved()

    def is_saved(self) -> None:
        """Wait until a choice stands, and is on disk."""
        self.says("join.set", "join.saved")


def path_of(page: Page) -> str:
    """The path of the address that a window shows."""
    return urlsplit(page.url).path
