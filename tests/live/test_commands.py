# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a host may command, what a seat may choose, and what is refused, one claim at a time."""

from __future__ import annotations

import pytest
from tests.live.playing import CODE, Playing
from tests.live.stories import lesson

from omstander.live import (
    Choose,
    Command,
    Draws,
    Join,
    code_works,
    expires,
    fingerprint,
    host_of,
    host_state,
    icon_of,
    needs,
    restore,
    seat_of,
)

STORY = lesson("zonder-noor")
SAVED = {"saved": True}


def opened(seats: int = 12, **options: object) -> Playing:
    """A class at its first moment."""
    playing = Playing(STORY, seats, **options)
    playing.go_on("open")
    return playing


def told(seats: int = 12) -> Playing:
    """A class at its first ending."""
    playing = opened(seats)
    while playing.session.stage["at"] != "showing":
        if playing.session.stage["at"] == "open":
            playing.let_choose([1] * seats)
        playing.go_on()
    return playing


def test_a_seat_is_taken_once_however_often_it_is_asked_for() -> None:
    """The same key within a minute gives the same seat and icon; the new token counts, the old does not."""
    playing = Playing(STORY)
    first = playing.join("the-same-press-twice", icon=7)
    playing.now += 60
    again = playing.join("the-same-press-twice", icon=8)

    assert {"seat": 0, "icon": 7} == first == again
    assert playing.session.present == 1
    assert seat_of(playing.session, fingerprint("token 1")) is None
    assert seat_of(playing.session, fingerprint("token 2")) == 0
    assert icon_of(playing.session, 0) == 7


def test_after_a_minute_the_same_key_is_another_seat() -> None:
    """A key is good for a minute; later it is somebody else."""
    playing = Playing(STORY)
    playing.join("the-same-press-twice")
    playing.now += 61

    assert playing.join("the-same-press-twice") == {"seat": 1, "icon": 1}


def test_the_same_press_also_counts_when_the_class_is_full_or_locked() -> None:
    """Who had a seat keeps it, though nobody else gets one."""
    playing = Playing(STORY, seats=1)
    playing.join("the-same-press-twice")
    playing.command("lock")

    assert playing.join("the-same-press-twice") == {"seat": 0, "icon": 0}
    assert playing.join() == "no-session"
    playing.command("unlock")
    assert playing.join() == "full"


def test_icons_are_one_for_each_up_to_forty() -> None:
    """Nobody has the icon of somebody else as long as there are icons, whatever is drawn."""
    playing = Playing(STORY, seats=42)
    icons = [playing.join(icon=draw) for draw in [39] * 42]

    assert set(range(40)) == {answer["icon"] for answer in icons[:40] if not isinstance(answer, str)}
    assert "full" not in icons


def test_late_joiners_are_let_in_until_the_end() -> None:
    """A seat can be taken at any step of the lesson, and counts from then on; after the end there is none."""
    playing = opened()
    playing.join()

    assert playing.choose(12, 3) == SAVED
    playing.command("end")
    assert playing.join() == "no-session"


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


def test_a_choice_may_change_until_the_story_goes_on() -> None:
    """The last one counts, also back to an earlier one, and an opt-out takes it away."""
    playing = opened()
    playing.let_choose([4] * 12)
    playing.let_choose([3, 3, 3, 4, 4, 1, 1, 0, 0, 0, 0, 0])
    playing.go_on()

    assert tuple(playing.last[key] for key in ("pick", "group", "private")) == ("3", "said", False)


def test_the_same_key_with_the_same_content_is_the_same_press() -> None:
    """It is answered alike, at once and after the moment and after the end, and kept once; an earlier press
    that comes late again does not undo a later one."""
    playing = opened()
    first = Choose(0, "a-press-of-one-seat", playing.session.stage["opened"], "act", 4)
    assert playing.ask(first) == SAVED
    playing.choose(0, 1)
    kept = len(playing.records)

    assert playing.ask(first) == SAVED
    assert playing.session.choices.get(0) == {"act": 1}
    playing.let_choose([1] * 12)
    playing.go_on()
    assert playing.ask(first) == SAVED
    playing.command("end")
    assert playing.ask(first) == SAVED
    assert kept + 12 + 2 == len(playing.records)


def test_the_same_key_with_other_content_is_refused() -> None:
    """Another value, another opening or another question with a used key changes nothing; another seat may
    have the same key."""
    playing = opened()
    now = playing.session.stage["opened"]
    playing.ask(Choose(0, "a-press-of-one-seat", now, "act", 4))

    for other in ((now, "act", 1), (now + 1, "act", 4), (now, "think", "okay")):
        assert playing.ask(Choose(0, "a-press-of-one-seat", *other)) == "key-used"
    assert playing.session.choices.get(0) == {"act": 4}
    assert playing.ask(Choose(1, "a-press-of-one-seat", now, "act", 1)) == SAVED


@pytest.mark.parametrize("value", [6, -1, 99, True, 1.0, "1", "okay"])
def test_what_is_not_there_cannot_be_chosen(value: int) -> None:
    """An option that the moment does not have, or anything that is no whole number, is refused."""
    assert opened().choose(0, value) == "not-offered"


def test_only_what_is_open_can_be_chosen() -> None:
    """Before, after, for another opening, about another question, and without a seat: refused."""
    playing = Playing(STORY, 12)
    assert playing.choose(0, 1) == "not-open"
    playing.go_on("hey")
    assert playing.choose(0, 1) == "not-open"
    assert playing.choose(0, -1, "hey") == SAVED
    assert playing.choose(0, 99, "hey") == "not-offered"
    playing.go_on("open")
    assert playing.choose(0, 1, "hey") == "not-open"
    assert playing.choose(0, "never", "think") == "not-offered"
    assert playing.choose(0, "okay", "most") == SAVED
    assert playing.choose(77, 1) == "no-token"
    later = playing.session.stage["opened"] + 1
    assert playing.ask(Choose(0, "another-press-of-it", later, "act", 1)) == "not-open"
    playing.command("end")
    assert playing.choose(0, 1) == "ended"


def test_pausing_refuses_no_choice() -> None:
    """Who was choosing when everything stopped is not refused; going on then resumes, and that is all."""
    playing = opened()
    playing.command("pause")
    assert playing.choose(0, 1) == SAVED
    playing.go_on()

    assert playing.last["kind"] == "resumed"
    assert playing.session.stage["at"] == "open"


def test_the_questions_of_opinion_come_at_the_first_two_moments() -> None:
    """They are asked in the first round of the first two class moments, and not where the options say no."""
    playing = told()
    while not playing.kinds.count("reopened"):
        playing.go_on()
    playing.go_on()
    asked = [entry["views"] for entry in playing.session.log if entry["kind"] == "opened"]

    assert asked == [True, True, False, False]
    assert not opened(views=False).session.stage["views"]
    assert opened(views=False).choose(0, "okay", "think") == "not-open"
    assert misjudged(10) == "misjudged"
    assert misjudged(9) == "mixed"


def misjudged(answers: int) -> str:
    """What is told where so many find it not okay, and think that most do."""
    playing = opened()
    for seat in range(answers):
        playing.choose(seat, "not-okay", "think")
        playing.choose(seat, "okay", "most")
    playing.go_on()
    view: str = playing.last["view"]
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


def test_after_the_ending_the_host_may_show_and_go_back() -> None:
    """`show`, `back` and `also` make sense after the ending, to moments that the class came by; `also` after
    going back."""
    before = opened()
    for do, facts in (("show", {"what": "help"}), ("back", {"moment": 0}), ("also", {})):
        assert before.command(do, **facts) == "not-now"
    playing = told()
    assert playing.command("also") == "not-now"
    assert playing.command("back", moment=1) == "not-offered"
    assert playing.command("back", moment=99) == "not-offered"
    assert playing.command("show", what="scores") == "not-offered"
    playing.command("show", what="questions", question=3)
    assert playing.session.stage["question"] == 3
    playing.command("back", moment=0)
    assert {"kind": "reopened", "moment": 0, "path": ""}.items() <= playing.last.items()
    playing.go_on("open")
    assert (playing.last["moment"], playing.last["round"]) == (0, 2)


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


def test_the_newest_seats_go_with_their_choices() -> None:
    """They can choose no more, their choices count no more, their token leads nowhere, and the gauge stands
    still; somebody else may have the place."""
    playing = opened()
    playing.let_choose([3, 1, 1, 1, 1, 1, 1, 1, 0])
    playing.choose(10, 3)
    playing.choose(11, 3)
    assert host_state(playing.session)["gauge"] == "most"
    playing.command("remove", newest=2)

    assert playing.session.present == 10
    assert playing.choose(11, 1) == "no-token"
    assert seat_of(playing.session, fingerprint("token 12")) is None
    playing.choose(9, 0)
    assert host_state(playing.session)["gauge"] == "most"
    playing.go_on()
    assert (playing.last["pick"], playing.last["group"]) == ("1", "silent")
    assert playing.join() == {"seat": 12, "icon": 10}


def test_the_gauge_is_for_those_who_were_there() -> None:
    """It rises with the seats that were there at the opening, "all" when they all chose; who joins later or
    changes a choice does not move it. Between moments there is none."""
    playing = opened(10)
    shown = []
    for seat in range(9):
        playing.choose(seat, 1)
        playing.choose(seat, 2)
        shown.append(host_state(playing.session)["gauge"])
    playing.join()
    playing.choose(10, 1)
    assert shown == ["few"] * 3 + ["half"] * 3 + ["most"] * 3
    assert host_state(playing.session)["gauge"] == "most"
    playing.choose(9, 0)
    assert host_state(playing.session)["gauge"] == "all"
    playing.go_on()
    assert host_state(playing.session)["gauge"] == "none"


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


def test_choices_of_another_opening_do_not_return() -> None:
    """After going on nothing is left of what was chosen; the next opening begins with nobody."""
    playing = opened()
    playing.let_choose([3] * 12)
    playing.go_on("open")

    assert len(playing.session.choices) == 0
    assert host_state(playing.session)["gauge"] == "few"
    playing.go_on()
    assert (playing.last["group"], playing.last["private"]) == ("silent", False)


def test_joining_again_after_being_removed_is_a_new_seat() -> None:
    """A removed seat does not come back by the press that made it."""
    playing = Playing(STORY, 1)
    playing.command("remove", newest=1)

    assert playing.ask(Join(fingerprint("new"), f"join-{1:012}", 0)) == {"seat": 1, "icon": 0}
