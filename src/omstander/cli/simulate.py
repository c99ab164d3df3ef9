# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""`omstander simulate`: whole classes of simulated pupils over the protocol, and what came of it as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from omstander.cli.command import FINE, STORY_HAS_ERRORS, Command, WrongUseError
from omstander.cli.terminal import Terminal
from omstander.files.policies import read_policies
from omstander.files.words import Words
from omstander.live.policy import Policy

if TYPE_CHECKING:
    from omstander.practice.truth import Records
    from omstander.practice.wire import Place

PACES = ("fast", "bell")
MOST_PUPILS = 5000


def declare(parser: ArgumentParser, words: Words) -> None:
    """Take a server, how many classes of how many pupils, and how they choose."""
    parser.add_argument("--url", required=True, metavar="http://...", help=words("simulate.url"))
    parser.add_argument("--classes", type=int, default=1, metavar="N", help=words("simulate.classes"))
    parser.add_argument("--pupils", type=int, default=28, metavar="N", help=words("simulate.pupils"))
    parser.add_argument("--policy", default="average", metavar="P", help=words("simulate.policy"))
    parser.add_argument("--jokers", type=int, default=0, metavar="N", help=words("simulate.jokers"))
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=words("simulate.seed"))
    parser.add_argument("--pace", choices=PACES, default="fast", help=words("simulate.pace"))
    parser.add_argument("--faster", type=float, default=1, metavar="N", help=words("simulate.faster"))
    parser.add_argument("--cuts", type=float, default=0, metavar="P", help=words("simulate.cuts"))
    parser.add_argument("--late", type=int, default=0, metavar="N", help=words("simulate.late"))
    parser.add_argument("--story", default="zonder-noor", metavar="ID", help=words("simulate.story"))
    parser.add_argument("--database", type=Path, metavar="FILE", help=words("simulate.database"))
    parser.add_argument("--insecure", action="store_true", help=words("simulate.insecure"))
    parser.add_argument("--summary", action="store_true", help=words("simulate.summary"))


def run(asked: Namespace, terminal: Terminal) -> int:
    """Play, print, and fail if anything was lost, doubled, foreign or counted wrongly."""
    # Here and not above: no other command needs what this loads.
    from omstander.practice.pace import PACES as KNOWN
    from omstander.practice.report import is_sound, report
    from omstander.practice.room import Plan
    from omstander.practice.run import play_classes
    from omstander.practice.run import run as playing
    from omstander.practice.truth import compared

    place, policies = _place(asked, terminal), _policies(asked, terminal)
    if asked.database is not None:
        _kept(asked, terminal)
    language = terminal.asked or "nl"
    pace = KNOWN[asked.pace].faster(asked.faster)
    plan = Plan(asked.story, language, policies, pace, asked.seed, asked.late, asked.cuts)
    played = playing(play_classes(asked.classes, plan, place))
    if played.story is None:
        raise WrongUseError(terminal.words("simulate.nothing", url=asked.url, why=played.failures[0]))
    truth = compared(played.ledgers, _kept(asked, terminal)) if asked.database else None
    found = report(played.ledgers, played.story, played.failures, truth)
    if asked.summary:
        found.pop("classes")
    terminal.say(json.dumps(found, indent=1 if asked.summary else None))
    return FINE if is_sound(found) else STORY_HAS_ERRORS


def _place(asked: Namespace, terminal: Terminal) -> Place:
    from omstander.practice.wire import Place

    try:
        return Place.of(asked.url, trusting=asked.insecure)
    except ValueError as error:
        raise WrongUseError(terminal.words("simulate.url-odd", url=asked.url)) from error


def _kept(asked: Namespace, terminal: Terminal) -> Mapping[str, Records]:
    from omstander.practice.truth import read_records
    from omstander.store import DatabaseRefusedError

    try:
        return read_records(asked.database)
    except DatabaseRefusedError as error:
        facts = {"name": error.path, "detail": error.detail}
        raise WrongUseError(terminal.words(f"database.{error.why}", **facts)) from error


def _policies(asked: Namespace, terminal: Terminal) -> Sequence[Policy]:
    """Give one policy per seat, the jokers last."""
    known = read_policies()
    if asked.policy not in known:
        names = ", ".join(known)
        raise WrongUseError(terminal.words("simulate.policy-odd", name=asked.policy, known=names))
    right = 1 <= asked.pupils <= MOST_PUPILS and asked.classes >= 1 and asked.faster > 0
    if not right or not 0 <= asked.late < asked.pupils or not 0 <= asked.jokers <= asked.pupils:
        raise WrongUseError(terminal.words("simulate.numbers-odd", most=MOST_PUPILS))
    return [known[asked.policy]] * (asked.pupils - asked.jokers) + [known["jokers"]] * asked.jokers


SIMULATE = Command("simulate", declare, run)
