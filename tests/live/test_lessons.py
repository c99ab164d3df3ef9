# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Whole lessons on the bundled stories: whatever a class does, it comes to an end that is not the worst."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.live.playing import Playing
from tests.live.stories import BUNDLED, lesson

from omstander.live import Lesson
from omstander.live.lesson import also
from omstander.live.paths import after, at, before, begin, first_quiet, go_on, moment_of, rank
from omstander.live.resolve import CONSTRUCTIVE, HARM
from omstander.walk import Walk, ending, moment, offers, start, step

stories = pytest.mark.parametrize("story", BUNDLED)


def class_paths(lesson: Lesson, path: str) -> Iterator[str]:
    """Every path that a class can take to an ending."""
    here = at(lesson.automaton, path)
    if moment(here) < 0:
        yield path
        return
    for pick in offers(here):
        yield from class_paths(lesson, after(lesson.automaton, path, pick))


@pytest.mark.slow
@stories
def test_every_class_path_ends(story: str) -> None:
    """Whatever the class does at its moments, the path ends, and comes by a moment at most once."""
    found = lesson(story)
    paths = list(class_paths(found, begin(found.automaton)))

    assert len(set(paths)) == len(paths) > 50
    for path in paths:
        here: Walk | None = at(found.automaton, path)
        assert here is not None
        assert ending(here) >= 0
        passed = []
        while here is not None:
            passed.append(moment(here))
            here = here.before
        assert len(set(passed)) == len(passed)


@stories
def test_what_is_no_class_moment_follows_the_first_quiet_option(story: str) -> None:
    """Where the class does not choose, what happens is constructive, for few, and private where any such
    option is offered; there is no such option before it in the script."""
    found = lesson(story)
    seen = 0
    for path in class_paths(found, begin(found.automaton)):
        later = at(found.automaton, path)
        while later.before is not None:
            earlier, pick = later.before, later.pick
            later = earlier
            options = moment_of(earlier)["options"]
            if moment_of(earlier).get("class"):
                continue
            assert pick is not None
            assert pick == first_quiet(earlier)
            seen += 1
            assert not pick.many
            offered = [options[one.option - 1] for one in offers(earlier) if not one.many]
            private = [option for option in offered if option[1] in CONSTRUCTIVE and option[2:] == [1]]
            assert options[pick.option - 1] == private[0]
    assert seen or all(one.get("class") for one in found.automaton.parts["moments"])


@pytest.mark.slow
@stories
def test_it_can_always_also_go_better(story: str) -> None:
    """From every class moment of every class path, how it can also go is constructive, begins as the class
    did, and never ends on the worst ending; it ends better than the class did wherever constructive acts
    from there can."""
    found = lesson(story)
    for path in class_paths(found, begin(found.automaton)):
        for number in found.moments:
            origin = before(found.automaton, path, number)
            if origin is None:
                continue
            shown = also(found, path, number)
            assert shown is not None
            assert shown.startswith(origin)
            assert rank(found.automaton, shown) > 0
            assert constructive_from(found, shown, origin)
            if rank(found.automaton, shown) <= rank(found.automaton, path):
                assert best_of(at(found.automaton, origin)) <= rank(found.automaton, path)


def constructive_from(lesson: Lesson, path: str, origin: str) -> bool:
    """Whether all that is done on a path after its origin is constructive."""
    here = at(lesson.automaton, path)
    first = at(lesson.automaton, origin)
    while here.node != first.node:
        assert here.before is not None
        assert here.pick is not None
        if moment_of(here.before)["options"][here.pick.option - 1][1] not in CONSTRUCTIVE:
            return False
        here = here.before
    return True


def best_of(here: Walk) -> int:
    """The best ending by constructive acts: by trying them all."""
    if moment(here) < 0:
        return ending(here)
    options = moment_of(here)["options"]
    found = []
    for pick in offers(here):
        if options[pick.option - 1][1] in CONSTRUCTIVE:
            there = step(here, pick.option, pick.many)
            assert isinstance(there, Walk)
            found.append(best_of(there))
    return max(found)


@stories
def test_the_slider_only_opens(story: str) -> None:
    """With more who say something no ending is shut: the steps rise, each has more endings than the one
    before, and where nobody speaks there is one ending."""
    found = lesson(story)
    steps = found.part["how_many"]

    assert steps[0][:1] == [0]
    for (floor, endings), (later, more) in pairwise(steps):
        assert floor < later <= 30
        assert endings & more == endings != more
    assert steps[0][1].bit_count() == 1


@stories
@pytest.mark.parametrize("speakers", [0, 1, 4, 5, 9, 10, 12, 15, 18, 30])
def test_the_slider_is_what_a_class_would_see(story: str, speakers: int) -> None:
    """The endings of the slider are those that thirty seats reach in sessions in which up to so many say one
    thing in the group at every class moment, and the rest nothing."""
    found = lesson(story)
    endings: set[int] = set()

    def play(playing: Playing) -> None:
        if playing.session.stage["at"] != "open":
            endings.add(rank(found.automaton, playing.session.stage["path"]))
            return
        options = moment_of(at(found.automaton, playing.session.stage["path"]))["options"]
        spoken = [
            place
            for place, option in enumerate(options, 1)
            if option[1] in ("direct", "distract") and option[2:] != [1] and place in playing.session.offered
        ]
        silent = next(place for place, option in enumerate(options, 1) if option[1] == "silent")
        for option in spoken or [silent]:
            for count in {0, 1, min(4, speakers), min(10, speakers), speakers} - {
                one for one in (1, 4, 10) if one > speakers
            }:
                branch = again(playing)
                branch.command("counts", counts=counts(len(options), {silent: 30 - count}, {option: count}))
                branch.command("go-on")
                play(branch)

    first = Playing(found, mode="board")
    first.go_on("open")
    play(first)
    bits = [endings_ for floor, endings_ in found.part["how_many"] if floor <= speakers][-1]
    assert bits == sum(1 << one for one in endings)


def again(playing: Playing) -> Playing:
    """The same class once more."""
    other = Playing(playing.lesson, mode="board")
    other.records, other.session, other.presses = [*playing.records], playing.session, playing.presses
    return other


def counts(size: int, *some: dict[int, int]) -> list[int]:
    """So many slips for some of the options."""
    listed = [0] * size
    for one in some:
        for option, count in one.items():
            listed[option - 1] += count
    return listed


@stories
def test_going_back_is_ordered_by_what_it_helps(story: str) -> None:
    """`back` names every class moment once, first the one where another choice improves the outcome most on
    average over all class paths, with all later acts kept."""
    found = lesson(story)
    gains = dict.fromkeys(found.moments, 0)
    for path in class_paths(found, begin(found.automaton)):
        end = at(found.automaton, path)
        done = {}
        here = end
        while here.before is not None:
            done[moment(here.before)] = here.pick
            here = here.before
        here = end
        while here.before is not None:
            here = here.before
            if moment(here) in gains:
                ways = (go_on(taken, done) for taken in takes(here))  # type: ignore[arg-type]
                gains[moment(here)] += max(way.outcome for way in ways) - end.outcome

    assert sorted(found.back) == list(found.moments)
    assert [gains[number] for number in found.back] == sorted(gains.values(), reverse=True)


def takes(here: Walk) -> Iterator[Walk]:
    """All that can be taken here."""
    for pick in offers(here):
        there = step(here, pick.option, pick.many)
        assert isinstance(there, Walk)
        yield there


@pytest.mark.slow
@stories
@settings(max_examples=60)
@given(data=st.data(), present=st.integers(8, 30))
def test_any_class_comes_to_a_good_end(story: str, data: Any, present: int) -> None:
    """Whatever a class of 8 to 30 chooses, going on and on takes it through the whole lesson in the order of
    the protocol, and what it saw last is not the worst ending."""
    found = lesson(story)
    playing = Playing(found, present)
    favourite = st.sampled_from([0, 1, 2, 3, 4, 5])
    while playing.session.stage["at"] != "ended":
        if playing.session.stage["at"] == "open":
            liked = data.draw(favourite)
            few = data.draw(st.lists(favourite, max_size=3))
            for seat in range(present):
                option = few[seat] if seat < len(few) else liked
                assert playing.choose(seat, option) in ({"saved": True}, "not-offered")
        assert isinstance(playing.command("go-on"), dict)

    kinds = [entry.get("what", entry["kind"]) for entry in playing.session.log]
    assert kinds[:3] == ["started", "hey", "heard"]
    without = [kind for kind in kinds[3:] if kind not in ("opened", "resolved", "also")]
    assert without == ["phone", "corridor", "reopened", "questions", "agreement", "help", "ended"]
    told = [entry for entry in playing.session.log if entry["kind"] in ("resolved", "also")]
    assert rank(found.automaton, told[-1]["path"]) > 0
    assert_also_only_where_it_helps(found, playing)


def assert_also_only_where_it_helps(lesson: Lesson, playing: Playing) -> None:
    """`also` comes where going back ended no better, and not as well as can be."""
    ends = [
        rank(lesson.automaton, entry["path"]) for entry in playing.session.log if entry["kind"] == "resolved"
    ]
    first, last = next(end for end in ends if end >= 0), ends[-1]
    top = len(lesson.automaton.parts["endings"]) - 1
    if "also" in playing.kinds:
        assert last <= first
        assert last < top
    else:
        assert last > first or last == top or also_is_the_same(lesson, playing)


def also_is_the_same(lesson: Lesson, playing: Playing) -> bool:
    """Whether there is nothing to show: the class went that way already."""
    number = next(entry["moment"] for entry in playing.session.log if entry["kind"] == "reopened")
    walked = next(entry["path"] for entry in playing.session.log[::-1] if entry["kind"] == "resolved")
    return also(lesson, walked, number) == walked


@stories
def test_a_class_that_only_harms_sees_how_it_can_also_go(story: str) -> None:
    """A class that joins in every time it can, also after going back, is shown a way that does not end
    badly."""
    found = lesson(story)
    playing = Playing(found, 20)
    while playing.session.stage["at"] != "ended":
        if playing.session.stage["at"] == "open":
            options = moment_of(at(found.automaton, playing.session.stage["path"]))["options"]
            harm = next(place for place, option in enumerate(options, 1) if option[1] in HARM)
            playing.let_choose([harm] * 20)
        playing.command("go-on")

    ends = {
        entry["kind"]: rank(found.automaton, entry["path"])
        for entry in playing.session.log
        if "path" in entry
    }
    assert ends["resolved"] == 0
    assert ends["also"] > 0


@stories
def test_the_part_for_the_browser(story: str) -> None:
    """The lesson part names the class moments in order, with their notes, and the story's questions."""
    part = lesson(story).part

    assert [one["moment"] for one in part["moments"] if one["notes"] == ["Wacht even."]] == [0]
    assert part["questions"] == ["Wanneer dacht jij: hé?"]
    assert part["seconds"][0] <= part["seconds"][1]
    assert moment(go_on(start(lesson(story).automaton))) == part["moments"][0]["moment"]
