# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Windows as pupils have them: two, eight, a doubled one, one that went back, one that remembers nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.live_browser.pupils import OTHERS, Teacher
from tests.live_browser.screens import Seat
from tests.live_browser.windows import Windows

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EIGHT = 8
"""More than the sockets that a browser has for one server."""
DENIED = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });"""


def link(teacher: Teacher) -> str:
    """The link that opens the page on which a seat is taken."""
    return f"{teacher.address}/join?lang=nl#{teacher.code()}"


def taken(teacher: Teacher) -> int:
    """How many seats are taken."""
    return int(teacher.ask("GET", "/live/log?after=0&wait=0")[1]["host"]["seats"]) - OTHERS


def opened(teacher: Teacher) -> None:
    """Go on until the class can choose."""
    while teacher.do("go-on") and teacher.last()["kind"] != "opened":
        pass


def test_opening_the_link_takes_no_seat(teacher: Teacher, windows: Windows) -> None:
    """A seat is made by pressing the button; whoever only looks at the page takes none."""
    seat = Seat(windows.page())
    seat.page.goto(link(teacher))
    seat.button("join.take-part").wait_for()
    assert taken(teacher) == 0
    assert teacher.code() not in seat.page.url


def test_eight_windows_of_one_browser_are_eight_seats(teacher: Teacher, windows: Windows) -> None:
    """A browser has six sockets for a server; every one of eight windows is right, and can choose."""
    context = windows.context()
    seats = [Seat(context.new_page()).sit(link(teacher)) for _ in range(EIGHT)]
    assert taken(teacher) == EIGHT
    teacher.do("go-on")
    for seat in seats:
        seat.says("join.read")
    teacher.do("go-on")
    for seat in seats:
        seat.page.bring_to_front()
        seat.choose(0)
    teacher.do("go-on")
    for seat in seats:
        seat.says("join.after")


def test_a_doubled_window_is_another_seat(teacher: Teacher, windows: Windows) -> None:
    """A window made out of one with a seat has what that one kept, but not its seat: it asks for the code."""
    seat = Seat(windows.page()).sit(link(teacher))
    with seat.page.expect_popup() as opening:
        seat.page.evaluate("void window.open(location.href)")
    double = Seat(opening.value)
    double.says("join.window")
    double.page.get_by_label("De code van het bord").fill(teacher.code())
    double.press("join.take-part")
    double.says("join.icon-you")
    assert taken(teacher) == 2
    opened(teacher)
    for one in (seat, double):
        one.choose(0)


def test_going_back_keeps_the_seat(teacher: Teacher, windows: Windows) -> None:
    """Out of help with the back button, away to another page and back: the same seat, the same choice."""
    seat = Seat(windows.page()).sit(link(teacher))
    opened(teacher)
    seat.choose(0)
    seat.press("top.help")
    expect(seat.page.get_by_role("heading", level=1)).to_have_text("Hulp")
    seat.page.go_back()
    seat.is_saved()
    seat.page.goto(f"{teacher.address}/help?lang=nl")
    seat.page.go_back()
    seat.is_saved()
    assert taken(teacher) == 1


def test_it_plays_where_nothing_can_be_kept(teacher: Teacher, windows: Windows) -> None:
    """Where storage is denied it says so, and plays; after a reload the code is asked for again."""
    context = windows.context()
    context.add_init_script(DENIED)
    seat = Seat(context.new_page())
    seat.page.goto(link(teacher))
    seat.says("join.forgets")
    seat.press("join.take-part")
    seat.says("join.icon-you")
    opened(teacher)
    seat.choose(0)
    seat.page.reload()
    seat.button("join.take-part").wait_for()


def test_a_code_that_does_not_work_is_said_and_kept(teacher: Teacher, windows: Windows) -> None:
    """Too short, unknown, shut: each is said, what was typed stays to be mended, and no seat is taken."""
    seat = Seat(windows.page())
    seat.page.goto(f"{teacher.address}/join?lang=nl")
    field = seat.page.get_by_label("De code van het bord")
    field.fill("bcd f")
    seat.press("join.take-part")
    seat.says("join.short")
    field.fill("zzzz 9999")
    seat.press("join.take-part")
    seat.says("join.wrong")
    assert field.input_value() == "ZZZZ 9999"
    code = teacher.code()
    teacher.do("lock")
    field.fill(code)
    seat.press("join.take-part")
    seat.says("join.wrong")
    assert taken(teacher) == 0
    teacher.do("unlock")
    seat.press("join.take-part")
    seat.says("join.icon-you")
