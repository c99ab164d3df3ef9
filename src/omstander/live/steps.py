# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What the next entry of a lesson is: `spec/protocol.md`, *Commands*, the steps of `go-on`.

Each function gives one entry without its offset, or the refusal that fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from omstander.live.lesson import also
from omstander.live.paths import after, at, before, begin, marks, rank
from omstander.live.release import levels, pairs, view
from omstander.live.requests import Refusal
from omstander.live.resolve import resolve
from omstander.live.session import Session, is_small, needs
from omstander.walk import Pick, Problem, moment, offers, read_picks

LEAST_MARKS = 2
"""With fewer there is nothing to choose from."""

ASKED = 2
"""So often the two questions of opinion are asked in a lesson."""

FIRST = ("phone", "corridor")
"""Shown before going back."""

LAST = ("questions", "agreement", "help")
"""Shown at the end."""

Entry = dict[str, Any]
NOT_NOW = Refusal("not-now")


def next_entry(session: Session) -> Entry | Refusal:
    """Return what `go-on` does."""
    stage = session.stage
    if stage["paused"]:
        return {"kind": "resumed"}
    if stage["at"] == "lobby":
        return {"kind": "started", "path": begin(session.lesson.automaton)}
    if stage["at"] == "hey":
        return heard(session)
    if stage["at"] == "open":
        return resolved(session)
    if is_told(session):
        return _afterwards(session)
    if _asks_hey(session):
        return {"kind": "hey"}
    return opened(session)


def is_told(session: Session) -> bool:
    """Whether the story has come to an ending, and nothing is open."""
    stage = session.stage
    return stage["at"] in ("playing", "showing") and rank(session.lesson.automaton, stage["path"]) >= 0


def heard(session: Session) -> Entry:
    """Return the end of *Hé*."""
    messages = marks(session.lesson.automaton, session.stage["path"])
    answers = [int(choice["hey"]) for _, choice in session.choices.items() if "hey" in choice]
    return {"kind": "heard", "levels": levels(answers, messages, session.lesson.rules)}


def opened(session: Session) -> Entry:
    """Return the opening of the moment that the path leads to."""
    here = moment(at(session.lesson.automaton, session.stage["path"]))
    earlier = [entry["moment"] for entry in session.log if entry["kind"] == "opened"]
    first = here not in earlier
    enough = session.present >= session.lesson.rules.views_from
    asked = session.config.views and session.config.mode != "board" and enough
    # Said only where it is so: what all others know of an opening stays as it is.
    few = {"together": True} if is_small(session) else {}
    return {
        **few,
        "kind": "opened",
        "moment": here,
        "round": earlier.count(here) + 1,
        "seconds": session.config.clock,
        "views": asked and first and len(set(earlier)) < ASKED,
    }


def resolved(session: Session) -> Entry | Refusal:
    """Return what the class did with its own devices."""
    if needs(session):
        return NOT_NOW
    tally: dict[int, int] = {}
    for _, choice in session.choices.items():
        option = int(choice.get("act", 0))
        tally[option] = tally.get(option, 0) + 1
    return resolution(session, tally)


def resolution(session: Session, tally: Mapping[int, int]) -> Entry:
    """Return what the class did, from so many seats (or slips) an option."""
    stage, automaton = session.stage, session.lesson.automaton
    here = at(automaton, stage["path"])
    found = resolve(automaton.parts["moments"][stage["moment"]], offers(here), tally, session.lesson.rules)
    shown = view(pairs(choice for _, choice in session.choices.items()), session.lesson.rules)
    kept = _done(session) if is_back(session) else None
    return {
        "kind": "resolved",
        "moment": stage["moment"],
        "pick": f"{found.pick.option}{'+' * found.pick.many}",
        "path": after(automaton, stage["path"], found.pick, kept),
        "group": found.group,
        "private": found.private,
        "view": shown if stage["views"] else None,
    }


def reopened(session: Session, number: int) -> Entry | Refusal:
    """Return going back to a moment."""
    path = before(session.lesson.automaton, _walked(session), number)
    if path is None or number not in session.lesson.moments:
        return Refusal("not-offered")
    return {"kind": "reopened", "moment": number, "path": path}


def also_shown(session: Session) -> Entry | Refusal:
    """Return how it can also go from where the class went back to (or where that would help most), or else
    from an earlier moment."""
    numbers = [entry["moment"] for entry in session.log if entry["kind"] == "reopened"][-1:]
    numbers = [*(numbers or session.lesson.back), *reversed(session.lesson.moments)]
    for number in numbers:
        path = also(session.lesson, _walked(session), number)
        if path is not None:
            return {"kind": "also", "moment": number, "path": path}
    return NOT_NOW


def is_back(session: Session) -> bool:
    """Whether the class has gone back to a moment."""
    return any(entry["kind"] == "reopened" for entry in session.log)


def _afterwards(session: Session) -> Entry | Refusal:
    """The steps after the ending: what was shown since going back need not be shown again."""
    kinds = [entry["kind"] for entry in session.log]
    back = len(kinds) - kinds[::-1].index("reopened") if "reopened" in kinds else 0
    shown = {entry["what"] for entry in session.log[back:] if entry["kind"] == "showed"}
    if not back and session.lesson.moments:
        for what in FIRST:
            if what not in shown:
                return {"kind": "showed", "what": what}
        if (number := _helps_most(session)) >= 0:
            return reopened(session, number)
    if back and "also" not in kinds[back:] and _went_no_better(session):
        entry = also_shown(session)
        if not isinstance(entry, Refusal) and entry["path"] != _walked(session):
            return entry
    for what in LAST:
        if what not in shown:
            return {"kind": "showed", "what": what}
    return {"kind": "ended", "wiped": False}


def _asks_hey(session: Session) -> bool:
    wanted = session.config.hey and session.config.mode != "board"
    asked = any(entry["kind"] in ("hey", "opened") for entry in session.log)
    return wanted and not asked and marks(session.lesson.automaton, session.stage["path"]) >= LEAST_MARKS


def _helps_most(session: Session) -> int:
    """The first moment in the order of the lesson at which another choice would have ended better; else the
    first that the class came by; -1 where it came by none."""
    automaton, walked = session.lesson.automaton, _walked(session)
    origins = [(number, before(automaton, walked, number)) for number in session.lesson.back]
    passed = [(number, path) for number, path in origins if path is not None]
    reached = rank(automaton, walked)
    for number, path in passed:
        ways = (after(automaton, path, pick, _done(session)) for pick in offers(at(automaton, path)))
        if any(rank(automaton, way) > reached for way in ways):
            return number
    return passed[0][0] if passed else -1


def _went_no_better(session: Session) -> bool:
    """Whether the class ended no better than before it went back, and not as well as can be."""
    automaton = session.lesson.automaton
    ends = [rank(automaton, entry["path"]) for entry in session.log if entry["kind"] == "resolved"]
    first, last = next(end for end in ends if end >= 0), ends[-1]
    return last <= first and last < len(automaton.parts["endings"]) - 1


def _walked(session: Session) -> str:
    """The path that the class itself walked last, without what was only shown."""
    paths: list[str] = [entry["path"] for entry in session.log if entry["kind"] in ("started", "resolved")]
    return paths[-1]


def _done(session: Session) -> dict[int, Pick]:
    """What the class did at each moment, the last time."""
    done = {}
    for reveal in session.stage["reveals"]:
        picks = read_picks(reveal["pick"])
        assert not isinstance(picks, Problem)
        done[reveal["moment"]] = picks[0]
    return done
