# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Every screen of a class, one after the other: before the lesson, board, remote and device."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.live_browser.pupils import Pupil, Teacher, all_choose, sit_down
from tests.live_browser.screens import Board, Remote, Screen, Seat, Setup
from tests.live_browser.windows import BOARD, Windows

if TYPE_CHECKING:
    from playwright.sync_api import Page

Stop = tuple[str, "Page"]

BEFORE = ("setup", "setup open", "setup slips", "ready", "running", "slips", "test", "code", "code wrong")
UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
OTHERS = 9
SILENT = 5
REMOTE = {"viewport": {"width": 390, "height": 844}}


@dataclass
class Lesson:
    """A lesson with one board, one remote and one device, led over the protocol."""

    teacher: Teacher
    board: Board
    remote: Remote
    seat: Seat
    pupils: list[Pupil]

    def go_on(self, *scenes: str) -> None:
        """Go on, until the board shows one of these."""
        self.teacher.do("go-on")
        self.board.shows(*scenes)

    def stops(self, name: str) -> Iterator[Stop]:
        """All three as they are now."""
        yield f"board {name}", self.board.page
        yield f"remote {name}", self.remote.page
        yield f"seat {name}", self.seat.page


def class_tour(address: str, windows: Windows, language: str = "nl", **options: object) -> Iterator[Stop]:
    """Go to one screen after the other, and say which it is; `options` are those of the windows."""
    yield from before(address, windows, language, options)
    lesson = begin(address, windows, language, options)
    yield from lobby(lesson)
    yield from scene_one(lesson)
    yield from moment(lesson)
    yield from standing_still(lesson)
    yield from after(lesson)


def before(address: str, windows: Windows, language: str, options: dict[str, object]) -> Iterator[Stop]:
    """What there is to see before a lesson runs."""
    page = windows.page(**BOARD | options)
    setup = Setup(page, language).open(address)
    yield "setup", page
    page.evaluate(UNFOLD)
    setup.page.locator(".names button").first.click()
    yield "setup open", page
    page.get_by_role("radio", name=setup.said("host.mode.board")).check()
    yield "setup slips", page
    page.get_by_role("radio", name=setup.said("host.mode.devices")).check()
    setup.start("Zonder Noor" if language == "nl" else "Without Noor")
    yield "ready", page
    page.reload()
    setup.says("host.running")
    yield "running", page
    for name, path in (("slips", "/class/slips"), ("test", "/test"), ("code", "/join")):
        page.goto(f"{address}{path}?lang={language}")
        page.locator("h1").first.wait_for()
        yield name, page
    page.get_by_label(setup.said("join.code")).fill("zzzz 9999")
    setup.press("join.take-part")
    setup.says("join.wrong")
    yield "code wrong", page
    page.close()


def begin(address: str, windows: Windows, language: str, options: dict[str, object]) -> Lesson:
    """Open a board, a remote and a device of a new lesson."""
    teacher = Teacher(address).begin(language=language, contact="mevrouw Aydin, lokaal 12", clock=60)
    code = teacher.code()
    links = [teacher.do("invite", role=role)["link"] for role in ("board", "remote")]
    board = Board(windows.page(**BOARD | options), language).open(links[0])
    remote = Remote(windows.page(**REMOTE | options), language).open(links[1])
    seat = Seat(windows.page(**options), language).sit(f"{address}/join?lang={language}#{code}")
    board.says("board.code")
    return Lesson(teacher, board, remote, seat, sit_down(address, code, OTHERS))


def lobby(lesson: Lesson) -> Iterator[Stop]:
    """Before the story begins; what lies over the screens."""
    board, remote, seat = lesson.board, lesson.remote, lesson.seat
    yield from lesson.stops("lobby")
    board.press("board.agreements")
    yield "board agreements", board.page
    board.press("board.more")
    yield "board menu", board.page
    board.press("board.remote")
    board.page.locator(".invitation .qr").wait_for()
    yield "board invitation", board.page
    board.press("board.remote.done")
    for tab in ("ifs", "talk", "more"):
        remote.press(f"host.tab-{tab}")
        remote.page.evaluate(UNFOLD)
        yield f"remote {tab}", remote.page
    remote.page.locator(".telling").click()
    yield "remote told", remote.page
    remote.press("host.tab-now")
    seat.press("top.settings")
    yield "seat settings", seat.page
    seat.page.go_back()
    seat.press("top.help")
    yield "seat over help", seat.page
    seat.page.go_back()


def scene_one(lesson: Lesson) -> Iterator[Stop]:
    """The first scene, and Hé."""
    seat = lesson.seat
    lesson.go_on("chat")
    lesson.remote.says("host.at-playing")
    yield from lesson.stops("chat")
    seat.press("join.read")
    seat.says("join.reading")
    yield "seat reading", seat.page
    seat.press("join.read-stop")
    lesson.go_on("hey")
    seat.says("hey.heading")
    yield from lesson.stops("hey")
    seat.page.locator(".sign").first.click()
    seat.is_saved()
    yield "seat hey chosen", seat.page
    all_choose(lesson.pupils, "hey", 0)
    lesson.go_on("heard")
    yield from lesson.stops("heard")


def moment(lesson: Lesson) -> Iterator[Stop]:
    """A moment, from its opening to what the class did."""
    seat = lesson.seat
    lesson.go_on("open")
    seat.button("join.think-okay").wait_for()
    yield from lesson.stops("open")
    seat.press("join.think-okay")
    seat.button("join.most-unsure").wait_for()
    yield "seat most", seat.page
    seat.press("join.think-okay")
    seat.button("join.watch").wait_for()
    yield "seat options", seat.page
    seat.press("moment.back")
    yield "seat folded", seat.page
    seat.press("moment.to-choose")
    seat.page.locator(".choice").first.click()
    seat.is_saved()
    yield "seat chosen", seat.page
    seat.press("join.show")
    yield "seat shown", seat.page
    all_choose(lesson.pupils, "think", "not-okay")
    all_choose(lesson.pupils, "most", "okay")
    all_choose(lesson.pupils, "act", SILENT)
    lesson.remote.says("host.gauge-all")
    yield "remote all", lesson.remote.page
    lesson.go_on("told")
    seat.says("join.after")
    yield from lesson.stops("told")
    seat.press("join.show")
    yield "seat after", seat.page


def standing_still(lesson: Lesson) -> Iterator[Stop]:
    """A pause, and the black board."""
    for there, back, scene, key in (
        ("pause", "resume", "paused", "join.pause"),
        ("hide", "unhide", "hidden", "join.black"),
    ):
        lesson.teacher.do(there)
        lesson.board.shows(scene)
        lesson.seat.says(key)
        yield from lesson.stops(scene)
        lesson.teacher.do(back)
    lesson.board.shows("told", "chat")


def after(lesson: Lesson) -> Iterator[Stop]:
    """From the ending to the last word."""
    while lesson.teacher.last()["kind"] != "showed":
        if lesson.teacher.last()["kind"] == "opened":
            all_choose(lesson.pupils, "act", SILENT)
        lesson.teacher.do("go-on")
    lesson.board.shows("phone")
    lesson.seat.says("join.board")
    yield from lesson.stops("phone")
    lesson.go_on("corridor")
    yield from lesson.stops("corridor")
    lesson.teacher.do("show", what="how-many")
    lesson.board.shows("how-many")
    yield from lesson.stops("how-many")
    while lesson.teacher.last().get("what") != "questions":
        lesson.teacher.do("go-on")
        if lesson.teacher.last()["kind"] == "reopened":
            lesson.board.shows("back")
            yield "board back", lesson.board.page
        if lesson.teacher.last()["kind"] == "also":
            lesson.board.shows("also")
            yield "board also", lesson.board.page
    yield from last_words(lesson)


def last_words(lesson: Lesson) -> Iterator[Stop]:
    """The talk, the agreement, who helps, and the end."""
    lesson.board.shows("questions")
    lesson.seat.says("join.talk")
    yield from lesson.stops("questions")
    lesson.go_on("agreement")
    yield from lesson.stops("agreement")
    lesson.go_on("help")
    lesson.seat.says("help.heading")
    yield from lesson.stops("help")
    lesson.teacher.do("end")
    lesson.board.shows("ended")
    lesson.seat.says("join.ended")
    lesson.remote.says("host.at-ended")
    yield from lesson.stops("ended")


def screen_of(name: str) -> type[Screen]:
    """Whose screen it is, by its name."""
    return {"board": Board, "remote": Remote, "seat": Seat}.get(name.split()[0], Setup)
