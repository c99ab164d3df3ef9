# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a host may command: `spec/protocol.md`, *Commands*."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from omstander.live import steps
from omstander.live.requests import Command, Decision, Record, Refusal
from omstander.live.session import Session, is_over, needs

Facts = Mapping[str, Any]
Found = Mapping[str, Any] | Refusal | None
"""An entry without its offset; why not; or nothing to do."""

SHOWN = ("phone", "corridor", "how-many", "questions", "agreement", "help")
ANY_TIME = ("agreement", "help")
"""Shown where the hour is over before the story is; going on then goes on with the story."""
BETWEEN = ("playing", "heard", "showing")


def command(session: Session, asked: Command, now: float) -> Decision | Refusal:
    """Decide a command."""
    if is_over(session):
        return Decision((), {"last": session.stage["last"]}) if asked.do == "delete" else Refusal("ended")
    if asked.do in KEPT:
        return KEPT[asked.do](session, asked, now)
    if asked.do in MOVES and asked.at != session.stage["last"]:
        return Refusal("too-late")
    found = {**MOVES, **FREE}[asked.do](session, asked.facts)
    if isinstance(found, Refusal):
        return found
    last = session.stage["last"] + (found is not None)
    records = () if found is None else (_record({"n": last, **found}, now),)
    return Decision(records, {"last": last})


def _record(entry: Facts, now: float) -> Record:
    return {"kind": "entry", "at": int(now), "entry": entry}


def _together(session: Session, facts: Facts) -> Found:
    if session.stage["at"] != "open" or needs(session) != "together":
        return steps.NOT_NOW
    option = facts["option"]
    if option not in session.offered or not option:
        return Refusal("not-offered")
    return steps.resolution(session, {option: session.lesson.rules.together_below})


def _counts(session: Session, facts: Facts) -> Found:
    if session.stage["at"] != "open" or needs(session) != "counts":
        return steps.NOT_NOW
    counts = dict(enumerate(facts["counts"], 1))
    options = session.lesson.automaton.parts["moments"][session.stage["moment"]]["options"]
    chosen = {option for option, count in counts.items() if count}
    if len(counts) != len(options) or not chosen <= session.offered:
        return Refusal("not-offered")
    return steps.resolution(session, counts)


def _back(session: Session, facts: Facts) -> Found:
    return steps.reopened(session, facts["moment"]) if steps.is_told(session) else steps.NOT_NOW


def _also(session: Session, facts: Facts) -> Found:
    return steps.also_shown(session) if steps.is_told(session) else steps.NOT_NOW


def _show(session: Session, facts: Facts) -> Found:
    if facts["what"] not in SHOWN:
        return Refusal("not-offered")
    if not (steps.is_told(session) or (facts["what"] in ANY_TIME and session.stage["at"] in BETWEEN)):
        return steps.NOT_NOW
    question = facts.get("question", 0)
    return {"kind": "showed", "what": facts["what"], **({"question": question} if question else {})}


def _more_time(session: Session, facts: Facts) -> Found:
    is_open = session.stage["at"] == "open"
    return {"kind": "more-time", "seconds": facts["seconds"]} if is_open else steps.NOT_NOW


def _switch(flag: str, wanted: bool, kind: str) -> Callable[[Session, Facts], Found]:
    def switch(session: Session, facts: Facts) -> Found:
        return None if session.stage[flag] is wanted else {"kind": kind}

    return switch


MOVES: dict[str, Callable[[Session, Facts], Found]] = {
    "go-on": lambda session, facts: steps.next_entry(session),
    "together": _together,
    "counts": _counts,
    "back": _back,
    "also": _also,
    "show": _show,
    "more-time": _more_time,
}
"""Commands that are meant for one state of the lesson."""

FREE: dict[str, Callable[[Session, Facts], Found]] = {
    "pause": _switch("paused", True, "paused"),
    "resume": _switch("paused", False, "resumed"),
    "hide": _switch("hidden", True, "hidden"),
    "unhide": _switch("hidden", False, "shown"),
    "end": lambda session, facts: {"kind": "ended", "wiped": False},
    "delete": lambda session, facts: {"kind": "ended", "wiped": True},
}
"""Commands that make sense at any time."""


def _keep(session: Session, record: Facts, now: float, **answer: str) -> Decision:
    return Decision(({"at": int(now), **record},), {"last": session.stage["last"], **answer})


def _cap(session: Session, asked: Command, now: float) -> Decision | Refusal:
    seats = asked.facts["seats"]
    return steps.NOT_NOW if seats < session.present else _keep(session, {"kind": "cap", "seats": seats}, now)


def _remove(session: Session, asked: Command, now: float) -> Decision | Refusal:
    newest = range(len(session.seats) - 1, -1, -1)
    there = [number for number in newest if session.seats.get(number) is not None]
    return _keep(session, {"kind": "removed", "seats": there[: asked.facts["newest"]]}, now)


def _new_code(session: Session, asked: Command, now: float) -> Decision | Refusal:
    code = asked.draws.code
    return _keep(session, {"kind": "code", "code": code}, now, code=code)


def _invite(session: Session, asked: Command, now: float) -> Decision | Refusal:
    return _keep(session, {"kind": "secret", "secret": asked.draws.secret, "role": asked.facts["role"]}, now)


KEPT: dict[str, Callable[[Session, Command, float], Decision | Refusal]] = {
    "lock": lambda session, asked, now: _keep(session, {"kind": "locked", "locked": True}, now),
    "unlock": lambda session, asked, now: _keep(session, {"kind": "locked", "locked": False}, now),
    "cap": _cap,
    "new-code": _new_code,
    "remove": _remove,
    "invite": _invite,
    "contact": lambda session, asked, now: _keep(
        session, {"kind": "contact", "contact": asked.facts["contact"]}, now
    ),
}
"""Commands that change no screen of the class: records of their own."""

COMMANDS = (*MOVES, *FREE, *KEPT)
