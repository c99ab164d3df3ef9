# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""Networks as schools have them: streams that are held back or cut, none at all for a while, no TLS."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.conftest import FLAGS, find_browser
from tests.live_browser.pipe import STREAM, Pipe
from tests.live_browser.pupils import Teacher, lead
from tests.live_browser.screens import Seat
from tests.live_browser.serving import ClassServer
from tests.live_browser.windows import Windows, windows_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOG = "/live/log"
NOTICED = 4.0
"""Seconds until a device notices that its stream is held back."""
SLACK = 2.5
"""What this machine may need beside it."""
RIGHT = 5000
"""Milliseconds until every screen is right again."""


def opened(teacher: Teacher) -> None:
    """Go on until the class can choose."""
    while teacher.entries()[-1:] == [] or teacher.last()["kind"] != "opened":
        teacher.do("go-on")


def test_a_stream_that_is_held_back_is_given_up(teacher: Teacher, pipe: Pipe, windows: Windows) -> None:
    """Behind a proxy that gathers whole answers a device is right after four seconds, then always at once."""
    pipe.whole = True
    seat = Seat(windows.page()).sit(f"{pipe.address}/join?lang=nl#{teacher.code()}")
    teacher.do("go-on")
    begun = time.monotonic()
    seat.says("join.read")
    assert time.monotonic() - begun < NOTICED + SLACK
    assert LOG in pipe.asked[pipe.asked.index(STREAM) :]
    teacher.do("go-on")
    begun = time.monotonic()
    seat.button("join.watch").wait_for()
    assert time.monotonic() - begun < SLACK
    seat.choose(1)


def test_a_stream_that_is_cut_again_and_again_is_given_up(
    teacher: Teacher, pipe: Pipe, windows: Windows
) -> None:
    """Cut off three times it asks instead, and nobody notices: nothing is missing, nothing is said."""
    pipe.cut_after = 0.5
    seat = Seat(windows.page()).sit(f"{pipe.address}/join?lang=nl#{teacher.code()}")
    lost = []
    opened(teacher)
    seat.choose(0)
    while LOG not in pipe.asked:
        lost.append(seat.page.get_by_text("geen verbinding").count())
        seat.page.wait_for_timeout(200)
    assert set(lost) <= {0}
    assert 3 <= pipe.asked.count(STREAM) <= 5
    teacher.do("go-on")
    seat.says("join.in", "join.after", within=RIGHT)


def test_nothing_is_lost_without_a_network(teacher: Teacher, pipe: Pipe, windows: Windows) -> None:
    """Twenty seconds without one: it is said, a choice waits and says so, all is right five seconds after."""
    seat = Seat(windows.page()).sit(f"{pipe.address}/join?lang=nl#{teacher.code()}")
    opened(teacher)
    seat.button("join.watch").wait_for()
    pipe.down()
    gone = time.monotonic()
    seat.page.locator(".choice").first.click()
    seat.says("join.set", "join.not-saved", "join.lost")
    assert seat.page.get_by_text("Opgeslagen", exact=True).count() == 0
    seat.page.wait_for_timeout(max(0.0, 20 - (time.monotonic() - gone)) * 1000)
    pipe.up()
    seat.says("join.saved", within=RIGHT)
    expect(seat.page.get_by_text("Even geen verbinding")).not_to_be_visible(timeout=RIGHT)
    teacher.do("go-on")
    seat.says("join.in", "join.after", within=RIGHT)
    assert teacher.last()["kind"] == "resolved"


def test_a_device_that_was_off_is_right_when_it_is_on(teacher: Teacher, windows: Windows) -> None:
    """The device itself loses its network while the class goes on: back on, it is where the class is."""
    seat = Seat(windows.page()).sit(f"{teacher.address}/join?lang=nl#{teacher.code()}")
    seat.page.context.set_offline(True)
    opened(teacher)
    seat.page.wait_for_timeout(3000)
    seat.page.context.set_offline(False)
    seat.button("join.watch").wait_for(timeout=RIGHT)


def test_it_plays_without_tls(school: ClassServer, browser: Browser) -> None:
    """Over plain HTTP by another name than localhost, which is no secure context: join, choose, reload."""
    flags = [*FLAGS, "--host-resolver-rules=MAP les.test 127.0.0.1"]
    other = browser.browser_type.launch(executable_path=find_browser(), args=flags)
    address = f"http://les.test:{school.port}"
    teacher = lead(school.address)
    with windows_of(other, address) as windows:
        seat = Seat(windows.page()).sit(f"{address}/join?lang=nl#{teacher.code()}")
        assert seat.page.evaluate("isSecureContext") is False
        opened(teacher)
        seat.choose(0)
        seat.page.reload()
        seat.is_saved()
    other.close()
