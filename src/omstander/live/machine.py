# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What a session makes of a request: records to keep and an answer, or a refusal. It changes nothing itself;
`apply` does, record by record."""

from __future__ import annotations

from omstander.live.apply import OPEN
from omstander.live.codes import fingerprint
from omstander.live.commands import command
from omstander.live.requests import Choose, Claim, Command, Decision, Join, Refusal, Request
from omstander.live.session import ICONS, SAME_PRESS_SECONDS, Session, is_over

KEY_LENGTH = 32
"""Of the fingerprint of a key: 128 bits. What a device sends as a key is never kept as it came."""

VIEWS = ("okay", "not-okay", "unsure")
SAVED = {"saved": True}


def decide(session: Session, request: Request, now: float) -> Decision | Refusal:
    """Decide a request; `now` is in seconds. The facts of a command are as `spec/protocol.md` asks."""
    if isinstance(request, Choose):
        return _choose(session, request)
    if isinstance(request, Join):
        return _join(session, request, now)
    if isinstance(request, Claim):
        return _claim(session, request, now)
    assert isinstance(request, Command)
    return command(session, request, now)


def _choose(session: Session, request: Choose) -> Decision | Refusal:
    """No time is kept of a choice: who was seen to press would have a seat."""
    if session.seats.get(request.seat) is None:
        return Refusal("no-token")
    key = fingerprint(request.key)[:KEY_LENGTH]
    content = (request.opened, request.about, request.value)
    known = session.keys.get((request.seat, key))
    if known is not None:
        return Decision((), SAVED) if known == content else Refusal("key-used")
    refusal = _why_not(session, request)
    if refusal:
        return Refusal(refusal)
    opened, about, value = content
    record = {"seat": request.seat, "key": key, "opened": opened, "about": about, "value": value}
    return Decision(({"kind": "choice", **record},), SAVED)


def _why_not(session: Session, request: Choose) -> str:
    stage = session.stage
    if is_over(session):
        return "ended"
    abouts = {"open": ("act", "think", "most") if stage["views"] else ("act",), "hey": ("hey",)}
    is_open = stage["at"] in OPEN and request.opened == stage["opened"]
    if not is_open or request.about not in abouts[stage["at"]]:
        return "not-open"
    if request.about in ("think", "most"):
        return "" if request.value in VIEWS else "not-offered"
    # In Python `True` is 1 and so is 1.0; in the records they would not be.
    return "" if type(request.value) is int and request.value in session.offered else "not-offered"


def _join(session: Session, request: Join, now: float) -> Decision | Refusal:
    key = fingerprint(request.key)[:KEY_LENGTH]
    number = session.joins.get(key)
    seat = None if number is None else session.seats.get(number)
    if seat is not None and now - seat.since <= SAME_PRESS_SECONDS:
        if seat.token == request.token:
            return Decision((), {"seat": number, "icon": seat.icon})
        since, icon = seat.since, seat.icon
    elif is_over(session) or session.locked:
        return Refusal("no-session")
    elif session.present >= session.config.seats:
        return Refusal("full")
    else:
        number, since, icon = len(session.seats), int(now), _free_icon(session, request.icon)
    record = {"kind": "seat", "at": since, "seat": number, "token": request.token, "key": key, "icon": icon}
    return Decision((record,), {"seat": number, "icon": icon})


def _free_icon(session: Session, draw: int) -> int:
    """An icon that nobody has, as long as there are any."""
    if session.present >= ICONS:
        return draw % ICONS
    taken = {seat.icon for _, seat in session.seats.items() if seat is not None}
    free = [icon for icon in range(ICONS) if icon not in taken] or list(range(ICONS))
    return free[draw % len(free)]


def _claim(session: Session, request: Claim, now: float) -> Decision | Refusal:
    invited = session.secrets.get(request.secret)
    if is_over(session) or invited is None or now > invited[1]:
        return Refusal("no-token")
    role = invited[0]
    record = {"kind": "host", "at": int(now), "token": request.token, "role": role, "secret": request.secret}
    return Decision((record,), {"role": role})
