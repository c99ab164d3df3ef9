# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A story made ready to be walked, and picks that are told when they fail."""

from __future__ import annotations

from omstander.cli.command import WrongUseError
from omstander.cli.terminal import Terminal
from omstander.export.telling import Voice, text
from omstander.model.graph import Way
from omstander.walk import Pick, Problem, Walk, moment, offers, read_picks, start, step


def way_of(picks: list[Pick]) -> Way:
    """Choose the way of playing that these picks need: only a class has many."""
    return Way.CLASS if any(pick.many for pick in picks) else Way.SOLO


def parse_picks(picks: str, terminal: Terminal) -> list[Pick]:
    """Read picks as people write them.

    Raises:
        WrongUseError: they are not written as `1,3+,2`.
    """
    read = read_picks(picks.strip())
    if isinstance(read, Problem):
        part = picks.split(",")[read.at - 1].strip()
        key = "picks.no-number" if part else "picks.empty"
        raise WrongUseError(terminal.words(key, part=part, at=read.at))
    return read


def walk_along(voice: Voice, picks: list[Pick], terminal: Terminal) -> list[Walk]:
    """Walk along picks; give the walk at the start and after each pick.

    Raises:
        WrongUseError: a pick is not offered there, or the story is over.
    """
    path = [start(voice.automaton)]
    for place, pick in enumerate(picks, 1):
        there = step(path[-1], pick.option, pick.many, place)
        if isinstance(there, Problem):
            raise WrongUseError(_refusal(voice, path[-1], pick, there, terminal))
        path.append(there)
    return path


def in_silence(walk: Walk) -> Walk:
    """Go on from here in silence, up to an ending."""
    while (number := moment(walk)) >= 0:
        options = walk.automaton.parts["moments"][number]["options"]
        silent = next(place for place, option in enumerate(options, 1) if option[1] == "silent")
        there = step(walk, silent)
        assert isinstance(there, Walk)
        walk = there
    return walk


def written(pick: Pick) -> str:
    """Write a pick as people do."""
    return f"{pick.option}{'+' if pick.many else ''}"


def _refusal(voice: Voice, here: Walk, pick: Pick, problem: Problem, terminal: Terminal) -> str:
    if problem.code == "after-the-end":
        return terminal.words("picks.after-the-end", at=problem.at, n=problem.at - 1)
    prompt = text(voice, voice.automaton.parts["moments"][moment(here)]["prompt"])
    offered = ", ".join(written(one) for one in offers(here))
    return terminal.words(
        "picks.not-offered", at=problem.at, pick=written(pick), prompt=prompt, offered=offered
    )
