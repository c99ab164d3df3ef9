# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The second pass: what found no partner in its own scene, looked for in the whole story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from omstander.translate.entry import Entry
from omstander.translate.likeness import likeness
from omstander.translate.lock import LockLine

Pair = tuple[LockLine, Entry]

ALIKE = 0.6
"""Above this likeness a text of the same role is taken for the old one, moved and edited."""

ALIKE_BY_OTHER = 0.8
"""The same where somebody else says it now."""

SAME = 2.0
"""What the very same words are worth: more than any likeness."""

HERE, SPEAKER, CHAT = 0.3, 0.2, 0.1
"""What it is worth beside that: the same scene, the same speaker, the same chat."""


def pair_leftovers(old: Sequence[LockLine], new: Sequence[Entry], places: Mapping[str, str]) -> list[Pair]:
    """Pair the best first; `places` says where the scenes of the lock are now."""
    candidates = [
        (worth, -abs(at_old - at_new), -at_old, -at_new)
        for at_old, line in enumerate(old)
        for at_new, entry in enumerate(new)
        if (worth := _worth(line, entry, places.get(line.scene, "")))
    ]
    pairs: dict[int, int] = {}
    for _, _, minus_old, minus_new in sorted(candidates, reverse=True):
        if -minus_old not in pairs and -minus_new not in pairs.values():
            pairs[-minus_old] = -minus_new
    return [(old[at_old], new[at_new]) for at_old, at_new in pairs.items()]


def _worth(line: LockLine, entry: Entry, place: str) -> float:
    if line.role != entry.role:
        return 0.0
    same = line.text == entry.text and line.speaker == entry.speaker
    alike = SAME if same else likeness(line.text, entry.text)
    if alike <= (ALIKE if line.speaker == entry.speaker else ALIKE_BY_OTHER):
        return 0.0
    here = HERE * (place == entry.place)
    return alike + here + SPEAKER * (line.speaker == entry.speaker) + CHAT * (line.chat == entry.chat)
