# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The cut-offs of a class, as data: from how many on something is heard, is together, or may be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Cut:
    """So many and no fewer, and a share of all: `of` is a of every b."""

    at_least: int
    of: tuple[int, int]

    def is_reached(self, count: int, of_all: int) -> bool:
        """Whether this count reaches it."""
        part, whole = self.of
        return count >= self.at_least and count * whole >= of_all * part


@dataclass(frozen=True, slots=True)
class Rules:
    """`few`, `many`, `harm`: of `resolve`. `together_below`: with fewer seats the class chooses on the board.
    `views_from`, `view`, `most`: so many answers, this share of them "not okay", and more than this share
    who think so (or not) of most. `levels_from`, `levels`: of *Hé*."""

    few: Cut
    many: Cut
    harm: Cut
    together_below: int
    views_from: int
    view: Cut
    most: tuple[int, int]
    levels_from: int
    levels: tuple[Cut, ...]


def rules_of(parts: Mapping[str, Any]) -> Rules:
    """Read the rules as `content/class/rules.json` holds them."""
    return Rules(
        few=_cut(parts["few"]),
        many=_cut(parts["many"]),
        harm=_cut(parts["harm"]),
        together_below=parts["together_below"],
        views_from=parts["views_from"],
        view=_cut(parts["view"]),
        most=_share(parts["most"]),
        levels_from=parts["levels_from"],
        levels=tuple(_cut(cut) for cut in parts["levels"]),
    )


def _cut(parts: Mapping[str, Any]) -> Cut:
    return Cut(parts["at_least"], _share(parts["of"]))


def _share(parts: list[int]) -> tuple[int, int]:
    part, whole = parts
    return part, whole
