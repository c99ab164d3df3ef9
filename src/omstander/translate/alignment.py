# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Old texts to new ones, so that a text that was edited keeps its id.

First scene by scene: difflib finds what stayed, and what was edited is matched inside the gaps between.
Then over the whole story with what is left: texts that moved, first the very same words, then words that
are much alike. Whatever was found in the second pass, or is not quite the same, is *fuzzy*: somebody has to
look at its translation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from omstander.translate.entry import NAME, TITLES, Entry
from omstander.translate.ids import new_id
from omstander.translate.leftovers import pair_leftovers
from omstander.translate.lock import Lock, LockLine, by_scene
from omstander.translate.scenes import pair_scenes
from omstander.translate.within import find_stayed, other_halves, pair_edited


@dataclass(frozen=True, slots=True)
class Alignment:
    """The entries with their ids, names included, in the order of the script.

    `changed` gives per fuzzy id the text as it was; `fresh` are the ids given just now; `gone` is what has no
    entry any more; `head` the comments of the lock file.
    """

    entries: tuple[Entry, ...]
    changed: dict[str, str]
    fresh: frozenset[str]
    gone: tuple[LockLine, ...]
    head: tuple[str, ...]


def align(old: Lock, new: Sequence[Entry]) -> Alignment:
    """Give every entry its id: that of the line in the lock that it was, else a new one."""
    first, places = _in_scenes(old, new)
    second = _elsewhere(old, new, first, places)
    found = first | second
    fresh = _fresh(old, [entry for entry in new if entry.role != NAME and entry not in found])
    ids = {entry: line.id for entry, line in found.items()} | fresh
    kept = {line.id for line in found.values()}
    fuzzy = {entry for entry, line in first.items() if not _is_same(line, entry)} | second.keys()
    return Alignment(
        entries=tuple(replace(entry, id=ids.get(entry, entry.id)) for entry in new),
        changed={found[entry].id: found[entry].text for entry in new if entry in fuzzy},
        fresh=frozenset(fresh.values()),
        gone=tuple(line for line in old.lines if line.id not in kept),
        head=old.head,
    )


def _in_scenes(old: Lock, new: Sequence[Entry]) -> tuple[dict[Entry, LockLine], dict[str, str]]:
    """The first pass, and which scene of the lock stands where now."""
    old_scenes = by_scene(old.lines)
    new_scenes: dict[str, list[Entry]] = {}
    for entry in new:
        if entry.role != NAME:
            new_scenes.setdefault(entry.place, []).append(entry)
    places = dict(pair_scenes(old_scenes, new_scenes))
    scenes = [find_stayed(old_scenes[scene], new_scenes[place]) for scene, place in places.items()]
    stayed = [pair for pairs, _ in scenes for pair in pairs]
    edited = pair_edited([gap for _, gaps in scenes for gap in gaps])
    return {entry: line for line, entry in (*stayed, *edited)}, places


def _elsewhere(
    old: Lock, new: Sequence[Entry], first: dict[Entry, LockLine], places: dict[str, str]
) -> dict[Entry, LockLine]:
    """The second pass."""
    paired = {line.id for line in first.values()}
    halves = other_halves((line, entry) for entry, line in first.items())
    halves -= {line.text for line in old.lines} & {entry.text for entry in new}
    old_left = [line for line in old.lines if line.id not in paired and line.text not in halves]
    texts = (entry for entry in new if entry.role != NAME and entry.text not in halves)
    new_left = [entry for entry in texts if entry not in first]
    return {entry: line for line, entry in pair_leftovers(old_left, new_left, places)}


def _fresh(old: Lock, new: Sequence[Entry]) -> dict[Entry, str]:
    taken = {line.id for line in old.lines}
    fresh: dict[Entry, str] = {}
    for entry in new:
        fresh[entry] = new_id(entry.speaker, entry.chat, entry.text, taken)
        taken.add(fresh[entry])
    return fresh


def _is_same(line: LockLine, entry: Entry) -> bool:
    ours = (entry.text, entry.speaker, entry.chat, entry.act)
    return ours == (line.text, line.speaker, line.chat, line.act)


def to_lock(alignment: Alignment) -> Lock:
    """Return what is to be kept of an alignment."""
    texts = [entry for entry in alignment.entries if entry.role != NAME]
    titles = {entry.place: entry.id for entry in texts if entry.role in TITLES and entry.scene >= 0}
    lines = (
        LockLine(
            entry.id,
            titles.get(entry.place, entry.place),
            entry.role,
            entry.act,
            entry.speaker,
            entry.chat,
            entry.text,
        )
        for entry in texts
    )
    return Lock(tuple(lines), alignment.head)
