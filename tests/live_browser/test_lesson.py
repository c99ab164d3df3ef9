# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A whole lesson on real screens: a device is reloaded, somebody comes late, the server dies in between."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from tests.live_browser.classroom import Classroom, begin
from tests.live_browser.remains import remains
from tests.live_browser.screens import Screen, Seat
from tests.live_browser.serving import ClassServer
from tests.live_browser.windows import Windows

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TOGETHER, SILENT = 3, 5
"""Of the first moment of the story: saying something in the group, and doing nothing."""
CONTACT, AGENT = "mevrouw Merkteken, lokaal 12", "Merkteken-Browser/7.1"
TOO_LONG = "document.documentElement.scrollHeight - innerHeight"
"""By how much a page scrolls that should not: of a remote only the script does."""
STORED = "JSON.stringify([{ ...sessionStorage }, { ...localStorage }])"


def scene_one(lesson: Classroom) -> None:
    """Hé: everybody taps on a message, and the board shows where."""
    lesson.go_on("chat")
    for seat in lesson.seats:
        seat.says("join.board", "join.read")
    lesson.go_on("hey")
    for seat in lesson.seats:
        seat.page.locator(".sign").first.click()
        seat.is_saved()
    for pupil in lesson.pupils:
        pupil.choose(pupil.entries()[-1]["n"], "hey", 1)
    lesson.go_on("heard")


def hard_times(lesson: Classroom) -> float:
    """Reload a device, let somebody in late, and take the server away; gives how long it took to be right."""
    lesson.seats[0].page.reload()
    lesson.seats[0].is_saved()
    late = Seat(lesson.windows.page()).type_code(lesson.server.address, lesson.code.lower())
    late.choose(0)
    lesson.seats.append(late)
    lesson.server.kill()
    lesson.server.start()
    back = time.monotonic()
    lesson.go_on("told", "chat")
    for seat in lesson.seats:
        seat.says("join.in", "join.after")
    return time.monotonic() - back


def to_ending(lesson: Classroom) -> None:
    """The other moments, at which everybody is silent, until the story is over."""
    for _ in range(2):
        lesson.go_on("open")
        lesson.choose(SILENT)
        lesson.go_on("told", "chat")


def looking_back(lesson: Classroom) -> None:
    """The other phone, the corridor, back to a moment with the same choice, how it can also go."""
    lesson.go_on("phone")
    lesson.go_on("corridor")
    lesson.go_on("back", "chat")
    lesson.go_on("open")
    lesson.choose(SILENT)
    lesson.go_on("told", "chat")
    if lesson.remote.next == "also":
        lesson.go_on("also", "chat")


def kept(screen: Screen) -> set[str]:
    """What only this window knows: the long values in its storage that look like tokens, keys and secrets."""
    stored = screen.page.evaluate("JSON.stringify([{ ...sessionStorage }, { ...localStorage }])")
    return {text for text in re.findall(r"[A-Za-z0-9_-]{20,}", stored) if not text.isalpha()}


def to_help(lesson: Classroom) -> None:
    """The talk, the agreement, and who can help."""
    lesson.go_on("questions")
    lesson.go_on("agreement")
    lesson.go_on("help")
    for seat in lesson.seats:
        seat.page.get_by_text(CONTACT).wait_for()


def test_a_whole_lesson(server: ClassServer, windows: Windows, tmp_path: Path) -> None:
    """Nobody types a code twice, whatever happens on the way; afterwards nothing of it is anywhere."""
    windows.agent = AGENT
    lesson = begin(server, windows, CONTACT)
    lesson.fill(4, 10)
    scene_one(lesson)
    lesson.go_on("open")
    lesson.remote.says("host.question-open")
    assert lesson.remote.page.evaluate(TOO_LONG) == 0
    lesson.choose(TOGETHER)
    assert hard_times(lesson) < 10
    known = set().union(*(kept(screen) for screen in (lesson.board, lesson.remote, *lesson.seats)))
    assert len(known) > len(lesson.seats)
    to_ending(lesson)
    looking_back(lesson)
    to_help(lesson)
    lesson.remote.hand.get_by_role("button").first.click()
    lesson.remote.press("host.end.yes")
    lesson.board.shows("ended")
    for seat in lesson.seats:
        seat.says("join.ended", "join.kept")
        assert seat.page.evaluate(STORED) == "[{},{}]"
    assert remains(tmp_path, {AGENT, *known}) == set()
    lesson.remote.press("host.tab-more")
    lesson.remote.press("host.delete")
    lesson.remote.press("host.wipe.yes")
    lesson.remote.press("host.tab-now")
    lesson.remote.says("host.kept.wiped")
    assert remains(tmp_path, {CONTACT, lesson.code, AGENT, *known}) == set()
