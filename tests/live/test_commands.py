# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a host may command, and what is refused, one claim at a time."""

from __future__ import annotations

import pytest
from tests.live.playing import CODE, Playing
from tests.live.test_seats import STORY, opened

from omstander.live import (
    Command,
    Draws,
    code_works,
    expires,
    fingerprint,
    host_of,
    host_state,
    needs,
    restore,
)
from omstander.live.paths import rank


def told(seats: int = 12) -> Playing:
    """A class at its first ending."""
    playing = opened(seats)
    while playing.session.stage["at"] != "showing":
        if playing.session.stage["at"] == "open":
            playing.let_choose([1] * seats)
        playing.go_on()
    return playing


def test_a_code_works_for_four_hours() -> None:
    """A code is read in any way it may be written, and works for four hours, unless locked; a new one begins
    anew."""
    playing = Playing(STORY)
    session = playing.session

    assert all(code_works(session, code, 1_000.0) for code in (CODE, " bcdf-2345 ", "bcdf 2345"))
    assert not code_works(session, "BCDF2346", 1_000.0)
    assert not code_works(session, "", 1_000.0)
    assert not code_works(session, CODE, 1_000.0 + 4 * 3600)
    playing.now += 4 * 3600
    playing.ask(Command("board", "new-code", None, {}, Draws("ZZZZ9999")))
    assert code_works(playing.session, "zzzz 9999", playing.now + 3600)
    assert not code_works(playing.session, CODE, playing.now)
    playing.command("lock")
    assert not code_works(playing.session, "ZZZZ9999", playing.now)


def test_the_questions_of_opinion_come_at_the_first_two_moments() -> None:
    """They are asked in the first round of the first two class moments, not where the options say no, and not
    of fewer than ten seats; of fewer than ten answers nothing is told."""
    playing = told()
    while not playing.kinds.count("reopened"):
        playing.go_on()
    playing.go_on()
    asked = [entry["views"] for entry in playing.session.log if entry["kind"] == "opened"]

    assert asked == [True, True, False, False]
    assert not opened(views=False).session.stage["views"]
    assert opened(views=False).choose(0, "okay", "think") == "not-open"
    assert misjudged(10) == "misjudged"
    assert misjudged(9) is None
    assert not opened(9).session.stage["views"]


def misjudged(answers: int) -> str | None:
    """What is told where so many find it not okay, and think that most do."""
    playing = opened()
    for seat in range(answers):
        playing.choose(seat, "not-okay", "think")
        playing.choose(seat, "okay", "most")
    playing.go_on()
    view: str | None = playing.last["view"]
    return view


def test_a_small_class_decides_on_the_board() -> None:
    """With fewer than eight seats going on waits for what the host says they decided; eight decide with
    their devices."""
    playing = opened(7)

    assert "together" == needs(playing.session) == host_state(playing.session)["needs"]
    assert playing.command("go-on") == "not-now"
    assert playing.command("together", option=6) == "not-offered"
    assert playing.command("together", option=0) == "not-offered"
    assert playing.command("together", option=3) == {"last": 5}
    assert (playing.last["pick"], playing.last["group"]) == ("3+", "together")
    assert opened(8).command("together", option=3) == "not-now"


def test_whoever_was_told_to_choose_together_does_so() -> None:
    """Devices are told at the opening that a small class chooses on the board; others who come in meanwhile
    change nothing of it, and at the next opening everybody chooses."""
    playing = opened(7)
    assert playing.last["together"] is True

    playing.join()
    assert needs(playing.session) == "together"
    playing.command("together", option=3)
    playing.go_on()
    assert playing.last["kind"] == "opened"
    assert "together" not in playing.last
    assert needs(playing.session) == ""


def test_without_devices_slips_are_counted() -> None:
    """In mode `board` nobody is asked for a "hey" or an opinion, and the host types a count for each
    option."""
    playing = opened(0, mode="board")

    assert playing.kinds == ["started", "opened"]
    assert not playing.last["views"]
    assert playing.command("go-on") == "not-now"
    assert playing.command("counts", counts=[1, 2]) == "not-offered"
    assert playing.command("counts", counts=[2, 1, 4, 9, 9]) == {"last": 3}
    assert (playing.last["pick"], playing.last["group"]) == ("3", "said")
    assert opened(12).command("counts", counts=[1, 1, 1, 1, 1]) == "not-now"


def test_a_command_for_an_earlier_state_is_too_late() -> None:
    """Two who press "go on" at once go one step; what changes nothing of the lesson needs no state."""
    playing = Playing(STORY, 12)
    for _ in range(2):
        playing.ask(Command("remote", "go-on", 0))
    assert playing.kinds == ["started"]
    assert playing.ask(Command("board", "go-on", 0)) == "too-late"
    assert playing.ask(Command("board", "go-on", 2)) == "too-late"
    assert playing.ask(Command("board", "go-on")) == "too-late"
    assert playing.ask(Command("board", "pause")) == {"last": 2}
    assert playing.ask(Command("board", "pause", 0)) == {"last": 2}


def test_where_the_hour_is_over_agreement_and_help_are_shown_before_the_ending() -> None:
    """They come between two moments; nothing else does, and going on goes on with the story."""
    playing = Playing(STORY, 12)
    playing.command("go-on")
    for what in ("agreement", "help"):
        playing.command("show", what=what)
        assert playing.session.stage["what"] == what
    assert playing.command("show", what="corridor") == "not-now"
    while playing.session.stage["at"] != "open":
        playing.command("go-on")
    assert playing.command("show", what="help") == "not-now"
    assert playing.session.stage["round"] == 1


def test_after_the_ending_the_host_may_show_and_go_back() -> None:
    """`show`, `back` and `also` make sense after the ending, and going back to moments that the class came
    by."""
    before = opened()
    for do, facts in (("show", {"what": "help"}), ("back", {"moment": 0}), ("also", {})):
        assert before.command(do, **facts) == "not-now"
    playing = told()
    assert playing.command("back", moment=1) == "not-offered"
    assert playing.command("back", moment=99) == "not-offered"
    assert playing.command("show", what="scores") == "not-offered"
    playing.command("show", what="questions", question=3)
    assert playing.session.stage["question"] == 3
    playing.command("back", moment=0)
    assert {"kind": "reopened", "moment": 0, "path": ""}.items() <= playing.last.items()
    playing.go_on("open")
    assert (playing.last["moment"], playing.last["round"]) == (0, 2)


def test_who_must_stop_can_show_how_it_can_also_go() -> None:
    """Right after the ending, without going back: a way that does not end badly. Going on is as it was."""
    playing = opened()
    while playing.session.stage["at"] != "showing":
        if playing.session.stage["at"] == "open":
            playing.let_choose([4] * 12)
        playing.go_on()
    playing.command("also")

    assert playing.last["moment"] == STORY.back[0]
    assert rank(STORY.automaton, playing.last["path"]) > 0
    playing.go_on()
    assert playing.last == {"n": playing.last["n"], "kind": "showed", "what": "corridor"}


def test_after_going_back_the_class_does_later_what_it_did_before() -> None:
    """The second resolution of the first moment goes to the ending at once, by the class's own later acts."""
    playing = opened()
    for option in (1, 3, 1):
        playing.let_choose([option] * 12)
        playing.go_on("open", "showing")
    playing.command("back", moment=0)
    playing.go_on("open")
    playing.let_choose([4] * 12)
    playing.go_on()
    picks = playing.last["path"].split(",")

    assert [picks[0], picks[2], picks[3]] == ["4", "3+", "1"]
    playing.go_on()
    assert playing.last["kind"] in ("also", "showed")


def test_more_time_is_for_what_is_open() -> None:
    """Seconds are added to the clock of the moment; elsewhere it makes no sense."""
    playing = opened(clock=60)
    playing.command("more-time", seconds=30)

    assert playing.session.stage["seconds"] == 90
    assert Playing(STORY).command("more-time", seconds=30) == "not-now"


def test_the_cap_does_not_go_below_the_seats() -> None:
    """A cap may rise and sink, but nobody loses a seat by it."""
    playing = Playing(STORY, 4)

    assert playing.command("cap", seats=3) == "not-now"
    assert playing.command("cap", seats=4) == {"last": 0}
    assert playing.join() == "full"


def test_a_screen_of_the_host_comes_in_once() -> None:
    """The first secret makes a board, an invitation what it says, each once and within ten minutes."""
    playing = Playing(STORY)
    assert playing.claim("first secret", "a token") == {"role": "board"}
    assert host_of(playing.session, fingerprint("a token")) == "board"
    assert playing.claim("first secret", "another") == "no-token"
    for name in ("one", "two"):
        playing.ask(Command("board", "invite", None, {"role": "remote"}, Draws(secret=fingerprint(name))))
    playing.now += 600
    assert playing.claim("one", "a third") == {"role": "remote"}
    playing.now += 1
    assert playing.claim("two", "a fourth") == "no-token"
    assert playing.claim("never given", "a fifth") == "no-token"


def test_the_contact_is_kept_in_the_session_alone() -> None:
    """Another contact person is in the session, and in no entry that all screens see."""
    playing = Playing(STORY)
    playing.command("contact", contact="mevrouw Aydin")

    assert playing.session.config.contact == "mevrouw Aydin"
    assert playing.session.log == ()


def test_a_session_is_kept_as_long_as_it_says() -> None:
    """It expires so many hours after it was made, whatever happened since."""
    playing = Playing(STORY, keep_hours=2)
    playing.now += 3_000
    playing.command("go-on")

    assert expires(playing.session) == 1_000.0 + 7_200


@pytest.mark.parametrize(("do", "wiped"), [("end", False), ("delete", True)])
def test_after_the_end_nothing_follows(do: str, wiped: bool) -> None:
    """Once over, every command but `delete` is refused, and the log stays as it is."""
    playing = opened()
    playing.command(do)
    log = playing.session.log

    assert wiped is playing.last["wiped"] is playing.session.stage["wiped"]
    for command in ("go-on", "pause", "end", "lock", "new-code"):
        assert playing.command(command) == "ended"
    assert {"last": len(log)} == playing.command("delete")
    assert log == playing.session.log


def test_what_is_switched_already_adds_nothing() -> None:
    """Pausing what is paused, showing what is shown: the log does not grow."""
    playing = Playing(STORY)
    for do in ("resume", "unhide", "pause", "pause", "hide", "hide", "resume", "resume", "unhide"):
        playing.command(do)

    assert playing.kinds == ["paused", "hidden", "resumed", "shown"]


def test_records_that_are_not_known_are_stepped_over() -> None:
    """A session of a later version is read as far as it can be understood."""
    playing = opened()
    strange = {"kind": "fireworks", "at": 0.0, "colour": "red"}
    first, *rest = playing.records

    later = {**first, "config": {**first["config"], "music": True}, "salt": "x"}
    assert playing.session == restore(STORY, [later, strange, *rest, strange])
