# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A story made ready to be walked: its automaton, its texts in one language, and picks that are told when they fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from omstander.cli.command import WrongUseError
from omstander.cli.examining import Examined
from omstander.cli.narrator import Narrator
from omstander.cli.terminal import Terminal
from omstander.emit import emit_automaton
from omstander.files.words import read_words
from omstander.model.graph import Way
from omstander.walk import Automaton, Pick, Problem, Walk, load, moment, offers, read_picks, start, step
from omstander.wording import LANGUAGES


@dataclass(frozen=True, slots=True)
class Playable:
    """A story that can be walked, in one language."""

    automaton: Automaton
    texts: Mapping[str, Any]

    def narrator(self, language: str) -> Narrator:
        """Tell its events, with the words around them in this language where we have them."""
        return Narrator(self.automaton, self.texts, read_words(language if language in LANGUAGES else "en"))


def automaton_of(examined: Examined, way: Way) -> Automaton:
    """Emit a sound story's automaton, and load it as a browser would."""
    examination = examined.examination
    parts = emit_automaton(
        examined.program, examination.graphs[way], examination.facts[way], examined.script.id
    )
    automaton = load(parts)
    assert isinstance(automaton, Automaton)
    return automaton


def way_of(picks: list[Pick]) -> Way:
    """Choose the way of playing that these picks need: only a class has many."""
    return Way.CLASS if any(pick.many for pick in picks) else Way.SOLO


def parse_picks(text: str, terminal: Terminal) -> list[Pick]:
    """Read picks as people write them.

    Raises:
        WrongUseError: they are not written as `1,3+,2`.
    """
    picks = read_picks(text.replace(" ", ""))
    if isinstance(picks, Problem):
        raise WrongUseError(terminal.words("picks.malformed", picks=text, at=picks.at))
    return picks


def walk_along(playable: Playable, picks: list[Pick], terminal: Terminal) -> list[Walk]:
    """Walk along picks; give the walk at the start and after each pick.

    Raises:
        WrongUseError: a pick is not offered there, or the story is over.
    """
    path = [start(playable.automaton)]
    for place, pick in enumerate(picks, 1):
        here = path[-1]
        there = step(here, pick.option, pick.many, place)
        if isinstance(there, Problem):
            raise WrongUseError(_not_offered(playable, here, pick, there, terminal))
        path.append(there)
    return path


def silent_picks(playable: Playable, picks: list[Pick], terminal: Terminal) -> list[Pick]:
    """Go on in silence from where these picks lead, up to an ending."""
    here, longer = walk_along(playable, picks, terminal)[-1], list(picks)
    while (number := moment(here)) >= 0:
        options = playable.automaton.parts["moments"][number]["options"]
        silent = next(place for place, option in enumerate(options, 1) if option[1] == "silent")
        longer.append(Pick(silent))
        there = step(here, silent)
        assert isinstance(there, Walk)
        here = there
    return longer


def written(pick: Pick) -> str:
    """Write a pick as people do."""
    return f"{pick.option}{'+' if pick.many else ''}"


def _not_offered(
    playable: Playable, here: Walk, pick: Pick, problem: Problem, terminal: Terminal
) -> str:
    if problem.code == "after-the-end":
        return terminal.words("picks.after-the-end", at=problem.at, n=problem.at - 1)
    number = moment(here)
    prompt = playable.narrator(terminal.words.language).text(
        playable.automaton.parts["moments"][number]["prompt"]
    )
    offered = ", ".join(written(one) for one in offers(here))
    return terminal.words(
        "picks.not-offered", at=problem.at, pick=written(pick), prompt=prompt, offered=offered
    )
