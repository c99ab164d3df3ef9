# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A whole lesson with a board, a remote and thirty devices in one browser, and how long everything took.

One device is reloaded, one comes late, and the server is killed and started again on its database. What is
measured is what somebody in the room sees: from the teacher's press until the last of all screens is right.
The browser and the server share this machine, so that the times are rather long than short.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

sys.path.append(str(Path(__file__).resolve().parents[2]))

from tests.live_browser.classroom import Classroom, begin
from tests.live_browser.screens import Seat
from tests.live_browser.serving import ClassServer
from tests.live_browser.windows import windows_of

DEVICES = 30
MOST_AFTER_RESTART = 5.0


class Stopwatch:
    """Notes how long steps take."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def note(self, what: str, step: Callable[[], object]) -> float:
        """Take a step, and note how long it took; gives the seconds."""
        begun = time.monotonic()
        step()
        took = time.monotonic() - begun
        self.lines.append(f"class  {took:6.2f} s  {what}")
        print(self.lines[-1], flush=True)
        return took


def classroom(browser: Browser) -> tuple[list[str], list[str]]:
    """Play the lesson; give what was measured, and what went wrong."""
    watch, faults = Stopwatch(), []
    with tempfile.TemporaryDirectory() as folder, windows_of(browser) as windows:
        server = ClassServer(Path(folder), "zonder-noor")
        server.start()
        lesson = begin(server, windows, "mevrouw Aydin, lokaal 12")
        watch.note(f"{DEVICES - 1} devices come in, one by one", lambda: lesson.fill(DEVICES - 1, 0))
        scene_one(lesson, watch)
        back = 0.0
        for round_ in range(3):
            step(lesson, watch, f"moment {round_ + 1} is opened, all can choose", ("open",), can_choose)
            watch.note("all choose, one after the other", lambda: choose(lesson))
            if round_ == 0:
                back = trouble(lesson, watch)
            else:
                step(lesson, watch, "what the class did is on all screens", ("told", "chat"), is_told)
        looking_back(lesson, watch)
        server.stop()
    if back > MOST_AFTER_RESTART:
        faults.append(f"class: {back:.1f} s after the restart until all screens were right")
    return watch.lines, faults


def step(
    lesson: Classroom, watch: Stopwatch, what: str, scenes: tuple[str, ...], right: Callable[[Seat], None]
) -> float:
    """Go on, until the board and every device are where they should be."""

    def go() -> None:
        lesson.go_on(*scenes)
        for seat in lesson.seats:
            right(seat)

    return watch.note(what, go)


def can_choose(seat: Seat) -> None:
    """Wait until there is something to choose."""
    seat.button("join.watch").or_(seat.button("join.think-okay")).first.wait_for()


def is_told(seat: Seat) -> None:
    """Wait until the moment is over."""
    seat.says("join.in", "join.after")


def asks_hey(seat: Seat) -> None:
    """Wait for the question at which message somebody noticed something."""
    seat.says("hey.heading")


def waits(seat: Seat) -> None:
    """Wait until it says to look at the board."""
    seat.says("join.board")


def choose(lesson: Classroom) -> None:
    """Let every device choose, each something else."""
    for place, seat in enumerate(lesson.seats):
        seat.choose(place % 3)


def scene_one(lesson: Classroom, watch: Stopwatch) -> None:
    """The first scene, and at which message everybody thought: something is off."""
    step(lesson, watch, "the story begins on all screens", ("chat",), waits)
    step(
        lesson, watch, "the first question is on all screens", ("hey",), lambda seat: seat.says("hey.heading")
    )

    def answer() -> None:
        for seat in lesson.seats:
            seat.page.locator(".sign").first.click()
            seat.is_saved()

    watch.note("all answer, one after the other", answer)
    step(lesson, watch, "where it was noticed is on the board", ("heard",), waits)


def trouble(lesson: Classroom, watch: Stopwatch) -> float:
    """Reload, come late, kill the server; gives the seconds until all screens were right again."""
    watch.note("a device is reloaded: its choice stands", lambda: reload(lesson.seats[0]))
    late = Seat(lesson.windows.page())
    watch.note("somebody comes late, types the code and chooses", lambda: come_late(lesson, late))
    lesson.server.kill()
    watch.note("the server was killed, and starts again", lesson.server.start)
    return step(
        lesson, watch, "gone on at once: all screens are right after the restart", ("told", "chat"), is_told
    )


def reload(seat: Seat) -> None:
    """Reload a device on which a choice stands."""
    seat.page.reload()
    seat.is_saved()


def come_late(lesson: Classroom, seat: Seat) -> None:
    """Take a seat in the middle of a moment, and choose."""
    seat.type_code(lesson.server.address, lesson.code.lower())
    seat.choose(0)
    lesson.seats.append(seat)


def looking_back(lesson: Classroom, watch: Stopwatch) -> None:
    """From the ending to the last word."""
    for scenes in (("phone",), ("corridor",), ("back", "chat")):
        step(lesson, watch, f"the board shows {scenes[0]}", scenes, waits)
    step(lesson, watch, "the moment is opened again", ("open",), can_choose)
    watch.note("all choose again, one after the other", lambda: choose(lesson))
    step(lesson, watch, "what the class did this time is on all screens", ("told", "chat"), is_told)
    if lesson.remote.next == "also":
        step(lesson, watch, "the board shows how it can also go", ("also", "chat"), waits)
    step(lesson, watch, "the talk", ("questions",), lambda seat: seat.says("join.talk"))
    step(lesson, watch, "one agreement", ("agreement",), lambda seat: seat.says("join.talk"))
    step(lesson, watch, "who helps, on all screens", ("help",), lambda seat: seat.says("help.heading"))

    def end() -> None:
        lesson.remote.hand.get_by_role("button").first.click()
        lesson.remote.press("host.end.yes")
        lesson.board.shows("ended")
        for seat in lesson.seats:
            seat.says("join.ended")

    watch.note("the lesson is over on all screens", end)
