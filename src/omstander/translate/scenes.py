# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Which scene of the lock is which scene of the script, whatever it is called now and wherever it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from omstander.translate.entry import DEBRIEF, HEAD, TITLES, Entry
from omstander.translate.lock import LockLine

Texts = Counter[tuple[str, str]]


def pair_scenes(
    old: Mapping[str, Sequence[LockLine]], new: Mapping[str, Sequence[Entry]]
) -> list[tuple[str, str]]:
    """Pair the scenes that have most texts in common, the title counting double; then the nearest come first.

    What stands above the scenes, and the questions after them, pair with themselves.
    """
    old_texts = {scene: _texts(lines) for scene, lines in old.items()}
    new_texts = {place: _texts(lines) for place, lines in new.items()}
    scores = [
        (_score(theirs, ours, scene, place), -abs(at_old - at_new), -at_new, scene, place)
        for at_old, (scene, theirs) in enumerate(old_texts.items())
        for at_new, (place, ours) in enumerate(new_texts.items())
    ]
    pairs: list[tuple[str, str]] = []
    for score, _, _, scene, place in sorted(scores, reverse=True):
        free = all(scene != one and place != other for one, other in pairs)
        if free and score > 0:
            pairs.append((scene, place))
    return pairs


def _score(old: Texts, new: Texts, scene: str, place: str) -> int:
    if {scene, place} & {HEAD, DEBRIEF}:
        return 1 if scene == place else 0
    return (old & new).total()


def _texts(lines: Sequence[LockLine] | Sequence[Entry]) -> Texts:
    texts: Texts = Counter()
    for line in lines:
        texts[line.role, line.text] += 2 if line.role in TITLES else 1
    return texts
