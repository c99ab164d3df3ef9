# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Taking a seat and choosing: what is accepted, what counts, and what is refused, one claim at a time."""

from __future__ import annotations

import pytest
from tests.live.playing import Playing
from tests.live.stories import lesson

from omstander.live import (
    Choose,
    Join,
    fingerprint,
    host_state,
    icon_of,
    seat_of,
)

STORY = lesson("zonder-noor")
SAVED = {"saved": True}


def opened(seats: int = 12, **options: object) -> Playing:
    """A class at its first moment."""
    playing = Playing(STORY, seats, **options)
    playing.go_on("open")
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


def test_no_time_is_kept_with_a_choice() -> None:
    """A choice is kept without its time, and all else in whole seconds: nobody who was seen pressing can be
    found by when it was."""
    playing = Playing(STORY, 8)
    playing.now += 0.25
    playing.go_on("open")
    playing.let_choose([1] * 8)
    playing.claim("first secret", "a token")
    playing.command("contact", contact="somebody")
    playing.join()

    assert all("at" not in record for record in playing.records if record["kind"] == "choice")
    times = [record["at"] for record in playing.records if record["kind"] != "choice"]
    assert all(type(time) is int for time in times)


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
