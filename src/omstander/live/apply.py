# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a record makes of a session: the only change there is. Kinds that are not known change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from omstander.live.book import Book
from omstander.live.follow import Stage, follow
from omstander.live.lesson import Lesson
from omstander.live.paths import at, marks
from omstander.live.release import gauge
from omstander.live.requests import Record
from omstander.live.session import INVITE_SECONDS, Config, Seat, Session
from omstander.walk import offers

OPEN = ("open", "hey")


def apply(session: Session, record: Record) -> Session:
    """Return the session after a record."""
    change = CHANGES.get(record["kind"])
    return session if change is None else change(session, record)


def restore(lesson: Lesson, records: Iterable[Record]) -> Session:
    """Return the session that these records make, the first being `created`."""
    first, *rest = records
    facts = {key: value for key, value in first["config"].items() if key in Config.__dataclass_fields__}
    config = Config(**{**facts, "names": tuple(facts.get("names", ()))})
    now = first["at"]
    secrets = {first["secret"]: ("board", now + INVITE_SECONDS)}
    session = Session(lesson, config, now, first["code"], now, secrets=secrets)
    for record in rest:
        session = apply(session, record)
    return session


def _entry(session: Session, record: Record) -> Session:
    entry = record["entry"]
    stage = follow(session.stage, entry)
    if stage is session.stage:
        return session
    changed = replace(session, log=(*session.log, entry), stage=stage)
    if entry["kind"] in ("opened", "hey"):
        return _opened(changed, stage)
    if stage["at"] in OPEN:
        return changed
    return replace(changed, choices=Book(), chosen=0, gauge="none", offered=frozenset())


def _opened(session: Session, stage: Stage) -> Session:
    if stage["at"] == "open":
        values = {pick.option for pick in offers(at(session.lesson.automaton, stage["path"]))} | {0}
    else:
        values = set(range(-1, marks(session.lesson.automaton, stage["path"])))
    return replace(
        session,
        choices=Book(),
        chosen=0,
        offered=frozenset(values),
        expected=len(session.seats),
        still=session.present,
        frozen=False,
        gauge="few",
    )


def _choice(session: Session, record: Record) -> Session:
    seat, about, opened = record["seat"], record["about"], record["opened"]
    keys = session.keys.put((seat, record["key"]), (opened, about, record["value"]))
    if opened != session.stage["opened"] or session.stage["at"] not in OPEN:
        return replace(session, keys=keys)
    before = session.choices.get(seat) or {}
    choices = session.choices.put(seat, {**before, about: record["value"]})
    first = about in ("act", "hey") and about not in before and seat < session.expected
    chosen = session.chosen + first
    shown = session.gauge
    if first and not session.frozen:
        shown = gauge(chosen, session.still, session.lesson.rules, shown)
    return replace(session, keys=keys, choices=choices, chosen=chosen, gauge=shown)


def _seat(session: Session, record: Record) -> Session:
    number = record["seat"]
    new = session.seats.get(number) is None
    seat = Seat(record["token"], record["key"], record["icon"], record["at"])
    return replace(
        session,
        seats=session.seats.put(number, seat),
        present=session.present + new,
        tokens=session.tokens.put(record["token"], number),
        joins=session.joins.put(record["key"], number),
    )


def _removed(session: Session, record: Record) -> Session:
    seats, choices = session.seats, session.choices
    gone = [number for number in record["seats"] if seats.get(number) is not None]
    for number in gone:
        seats = seats.put(number, None)
        if choices.get(number):
            choices = choices.put(number, {})
    present = session.present - len(gone)
    return replace(session, seats=seats, choices=choices, present=present, frozen=True)


def _host(session: Session, record: Record) -> Session:
    secrets = {key: value for key, value in session.secrets.items() if key != record["secret"]}
    hosts = {**session.hosts, record["token"]: record["role"]}
    return replace(session, secrets=secrets, hosts=hosts)


def _secret(session: Session, record: Record) -> Session:
    until = record["at"] + INVITE_SECONDS
    return replace(session, secrets={**session.secrets, record["secret"]: (record["role"], until)})


CHANGES: dict[str, Callable[[Session, Record], Session]] = {
    "entry": _entry,
    "choice": _choice,
    "seat": _seat,
    "removed": _removed,
    "host": _host,
    "secret": _secret,
    "locked": lambda session, record: replace(session, locked=record["locked"]),
    "cap": lambda session, record: replace(session, config=replace(session.config, seats=record["seats"])),
    "contact": lambda session, record: replace(
        session, config=replace(session.config, contact=record["contact"])
    ),
    "code": lambda session, record: replace(session, code=record["code"], code_since=record["at"]),
}
