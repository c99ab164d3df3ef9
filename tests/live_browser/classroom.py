# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""A whole class: a teacher with a board and a remote, pupils with devices, and pupils without a screen."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.live_browser.pupils import Pupil, all_choose, sit_down
from tests.live_browser.screens import Board, Remote, Seat, Setup
from tests.live_browser.serving import ClassServer
from tests.live_browser.windows import BOARD, Windows

STORY = "Zonder Noor"


@dataclass
class Classroom:
    """A lesson that runs; `go_on` is what the teacher does, `choose` what the class does."""

    server: ClassServer
    windows: Windows
    board: Board
    remote: Remote
    code: str
    seats: list[Seat] = field(default_factory=list)
    pupils: list[Pupil] = field(default_factory=list)

    @property
    def link(self) -> str:
        """The link that opens the page on which a seat is taken."""
        return f"{self.server.address}/join?lang=nl#{self.code}"

    def fill(self, devices: int, others: int) -> None:
        """Let pupils come in, some with a device and some without a screen."""
        for _ in range(devices):
            self.seats.append(Seat(self.windows.page()).sit(self.link))
        self.pupils += sit_down(self.server.address, self.code, others)

    def go_on(self, *scenes: str) -> None:
        """Press the large button of the remote, until the board shows one of these scenes."""
        self.remote.go_on()
        self.board.shows(*scenes)

    def choose(self, act: int, place: int = 0) -> None:
        """Let everybody choose: who has a device what stands there, the others this option of the script."""
        opened = [entry for entry in self.pupils[0].entries() if entry["kind"] == "opened"][-1]
        if opened["views"]:
            all_choose(self.pupils, "think", "not-okay")
            all_choose(self.pupils, "most", "okay")
        all_choose(self.pupils, "act", act)
        for seat in self.seats:
            seat.choose(place)


def begin(server: ClassServer, windows: Windows, contact: str = "") -> Classroom:
    """Start a lesson as a teacher does: the page, the remote by its link, the board."""
    setup = Setup(windows.page(**BOARD)).open(server.address)
    link = setup.start(STORY, contact)
    remote = Remote(windows.page()).open(link)
    board = setup.to_board()
    return Classroom(server, windows, board, remote, board.code())
