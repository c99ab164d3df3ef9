# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Whole lessons, one `go-on` after the other, for `runtime/test/remote.test.ts`: the remote says beforehand
what each of them will do. Prints JSON: `python -m tests.live.telling`."""

from __future__ import annotations

import json
from typing import Any

from tests.live.playing import Playing
from tests.live.stories import BUNDLED, lesson

from omstander.live.paths import at, marks, rank
from omstander.walk import offers

SEATS = 12
ENOUGH = 60
"""No lesson takes so many steps."""
WAYS = ("silent", "first", "last", "harm", "turns")


def told(story: str, way: str, **options: Any) -> dict[str, Any]:
    """Play a lesson to its end, and give its log with what the remote has to know of the story."""
    playing = Playing(lesson(story), SEATS, **options)
    for turn in range(ENOUGH):
        if playing.session.stage["at"] == "ended":
            break
        if playing.session.stage["at"] == "open":
            _choose(playing, way, turn)
        if turn % 4 == 3:
            playing.command("pause")
        playing.command("go-on")
    automaton = playing.lesson.automaton
    paths = {entry["path"] for entry in playing.session.log if "path" in entry}
    return {
        "about": f"{story}, {way}, {options}",
        "hey": playing.session.config.hey and playing.session.config.mode != "board",
        "endings": {path: rank(automaton, path) for path in paths},
        "marks": {path: marks(automaton, path) for path in paths},
        "best": len(automaton.parts["endings"]) - 1,
        "moments": len(playing.lesson.moments),
        "log": list(playing.session.log),
    }


def _choose(playing: Playing, way: str, turn: int) -> None:
    """Let everybody choose the same, or nobody anything."""
    path = playing.session.stage["path"]
    options = sorted({pick.option for pick in offers(at(playing.lesson.automaton, path))})
    acts = playing.lesson.automaton.parts["moments"][playing.session.stage["moment"]]["options"]
    harm = [one for one in options if acts[one - 1][1] in ("join", "attack")]
    chosen = {
        "first": options[0],
        "last": options[-1],
        "harm": (harm or options)[0],
        "turns": options[turn % len(options)],
    }
    if way == "silent":
        return
    if playing.session.config.mode == "board":
        counts = [SEATS if one == chosen[way] else 0 for one in range(1, len(acts) + 1)]
        playing.command("counts", counts=counts)
        return
    playing.let_choose([chosen[way]] * SEATS)


def main() -> None:
    """Print lessons of the bundled stories."""
    lessons = [told(story, way) for story in BUNDLED for way in WAYS]
    lessons += [told(BUNDLED[0], "turns", hey=False), told(BUNDLED[1], "first", mode="board")]
    print(json.dumps(lessons))


if __name__ == "__main__":
    main()
