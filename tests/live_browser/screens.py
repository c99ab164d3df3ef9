# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""The screens of a class as somebody meets them: things are found by what they are called."""

from __future__ import annotations

import contextlib
import re
import time
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

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

    def said(self, key: str) -> str:
        """The words of a key."""
        return words(self.language)[key]

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

    def code(self) -> str:
        """The code that it shows in the lobby, as it is spelled for who listens."""
        return self.page.locator(".join .code .heard").inner_text().replace(" ", "")

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
        for key, answer in (("join.think", "join.think-not-okay"), ("join.most", "join.think-okay")):
            self.button("join.watch").or_(self.button(answer)).first.wait_for()
            if self.page.get_by_role("heading", name=words(self.language)[key]).count():
                self.page.get_by_role("button", name=words(self.language)[answer], exact=True).click()
        self.button("join.watch").wait_for()
        self.page.locator(".choice").nth(place).click()
        self.is_saved()

    def is_saved(self) -> None:
        """Wait until a choice stands, and is on disk."""
        self.says("join.set", "join.saved")


class Remote(Screen):
    """The teacher's own device."""

    def open(self, link: str) -> Remote:
        """Come in by a link that works once, or by what this browser kept."""
        self.page.goto(link)
        self.hand.wait_for()
        return self

    @property
    def hand(self) -> Locator:
        """What is always at hand."""
        return self.page.get_by_role("navigation", name=words(self.language)["host.actions"])

    @property
    def next(self) -> str:
        """What going on would do."""
        return self.hand.get_by_role("button").first.get_attribute("data-next") or ""

    def go_on(self) -> None:
        """Press the large button until this screen knows that the lesson went on.

        A press while another is under way is not heard; one too many is refused.
        """
        before = self.next
        button = self.hand.get_by_role("button").first
        end = time.monotonic() + MOST / 1000
        while self.next == before:
            assert time.monotonic() < end, f"the lesson does not go on: {before}"
            button.click()
            with contextlib.suppress(AssertionError):
                expect(button).not_to_have_attribute("data-next", before, timeout=3000)


class Setup(Screen):
    """The page on which a lesson is started."""

    def open(self, address: str) -> Setup:
        """Open it."""
        self.page.goto(f"{address}/class?lang={self.language}")
        self.button("host.start").wait_for()
        return self

    def start(self, title: str, contact: str = "") -> str:
        """Start a lesson with a story; gives the link for the remote."""
        self.page.get_by_role("radio", name=re.compile(f"^{title}")).check()
        self.page.get_by_label(words(self.language)["host.contact"]).fill(contact)
        self.press("host.start")
        self.says("host.ready")
        return self.page.locator("p.link").inner_text()

    def to_board(self) -> Board:
        """Go on to the board, in the same window."""
        self.page.get_by_role("link", name=words(self.language)["host.board"]).click()
        board = Board(self.page, self.language)
        board.shows("lobby")
        return board
