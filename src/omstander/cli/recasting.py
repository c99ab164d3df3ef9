# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Other names for the people of a story: `--recast Noor=Lina`."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from omstander.cli.command import WrongUseError
from omstander.cli.terminal import Terminal
from omstander.model.program import Program


def recast_names(program: Program, recasts: Sequence[str], terminal: Terminal) -> list[str]:
    """Give the names of all people by number, with the swaps made.

    Raises:
        WrongUseError: somebody is not in the story, or a new name is empty, odd, or somebody else's.
    """
    names = [person.name for person in program.people]
    for recast in recasts:
        old, equals, new = (part.strip() for part in recast.partition("="))
        if not equals or not _is_name(new):
            raise WrongUseError(terminal.words("recast.malformed", recast=recast))
        names[_person(old, program, terminal)] = new
    lowered = [name.casefold() for name in names if name]
    twice = next((name for name in names if name and lowered.count(name.casefold()) > 1), None)
    if twice is not None:
        raise WrongUseError(terminal.words("recast.twice", name=twice))
    return names


def _is_name(text: str) -> bool:
    """Whether a text can stand where a name stands: a letter first, no signs that mean something."""
    return text[:1].isalpha() and len(text) <= 40 and all(one.isalnum() or one in " .'’-" for one in text)


def _person(name: str, program: Program, terminal: Terminal) -> int:
    names = [person.name for person in program.people]
    lowered = [one.casefold() for one in names]
    if name and name.casefold() in lowered:
        return lowered.index(name.casefold())
    near = difflib.get_close_matches(name, [one for one in names if one], 1, 0.5)
    line = terminal.words("recast.unknown", name=name)
    raise WrongUseError(f"{line} {terminal.words('use.meant', name=near[0])}" if near else line)
