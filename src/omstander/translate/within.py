# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The first pass: the texts of one scene, old and new, in their order.

difflib finds the runs that stayed. In a gap between two of them, old and new are matched so that the sum of
likenesses is largest and nothing crosses: what was edited stands where it stood. What stands in a gap with
the very same words as something in another gap has moved, and is not taken for an edit of its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, permutations

from omstander.translate.entry import TITLES, Entry
from omstander.translate.likeness import likeness
from omstander.translate.lock import LockLine

Pair = tuple[LockLine, Entry]
Gap = tuple[Sequence[LockLine], Sequence[Entry]]

ALIKE = 0.5
"""From this likeness on, what stands in the same gap and is said by the same one counts as edited."""

ALIKE_BY_OTHER = 0.7
"""The same where the speaker or the chat is another."""

SHORT = 2
"""Words. So short a text may change wholly: alone in its gap, said by the same one, it is still itself."""

CERTAIN = frozenset({*TITLES, "prompt"})
"""Roles of which a gap has seldom more than one: that one is matched whatever it says now."""


def find_stayed(old: Sequence[LockLine], new: Sequence[Entry]) -> tuple[list[Pair], list[Gap]]:
    """Pair the texts of one scene that stayed as they were, and return the gaps between them."""
    pairs: list[Pair] = []
    gaps: list[Gap] = []
    matcher = SequenceMatcher(
        None, [_key(line) for line in old], [_key(entry) for entry in new], autojunk=False
    )
    for kind, low, high, start, end in matcher.get_opcodes():
        if kind == "equal":
            pairs += zip(old[low:high], new[start:end], strict=True)
        else:
            gaps.append((old[low:high], new[start:end]))
    return pairs, gaps


def pair_edited(gaps: Sequence[Gap]) -> Iterator[Pair]:
    """Pair what was edited in its place, in the gaps of all scenes."""
    both = {_words(line) for lines, _ in gaps for line in lines}
    both &= {_words(entry) for _, found in gaps for entry in found}
    for lines, found in gaps:
        moved = {words for words in both if len(words[-1].split()) > SHORT}
        moved -= {_words(line) for line in lines} & {_words(entry) for entry in found}
        left = [line for line in lines if _words(line) not in moved]
        right = [entry for entry in found if _words(entry) not in moved]
        yield from _pair_split(left, right)
        yield from _pair_gap(left, right, both)


def _pair_split(old: list[LockLine], new: list[Entry]) -> Iterator[Pair]:
    """Pair a message with the longer half of the two that it became, or two with the one; takes them out."""
    for first, second in list(pairwise(new)):
        whole = next((line for line in old if _is_joined(line, first, second)), None)
        if whole and first in new and second in new:
            yield whole, max(first, second, key=_length)
            old.remove(whole)
            new.remove(first)
            new.remove(second)
    for one, other in list(pairwise(old)):
        whole_now = next((entry for entry in new if _is_joined(entry, one, other)), None)
        if whole_now and one in old and other in old:
            yield max(one, other, key=_length), whole_now
            new.remove(whole_now)
            old.remove(one)
            old.remove(other)


def other_halves(pairs: Iterable[Pair]) -> frozenset[str]:
    """Return what is left of the messages that were made two, or one: no text that could be another one."""
    both = [(one, two) for line, entry in pairs for one, two in permutations((line.text, entry.text))]
    ends = {whole[len(half) + 1 :] for whole, half in both if whole.startswith(f"{half} ")}
    starts = {whole[: -len(half) - 1] for whole, half in both if whole.endswith(f" {half}")}
    return frozenset(ends | starts)


def _is_joined(whole: LockLine | Entry, first: LockLine | Entry, second: LockLine | Entry) -> bool:
    same = all((part.role, part.speaker) == (whole.role, whole.speaker) for part in (first, second))
    return same and f"{first.text} {second.text}" == whole.text


def _length(one: LockLine | Entry) -> int:
    return len(one.text)


def _key(one: LockLine | Entry) -> tuple[str, str, str, str]:
    return one.role, one.speaker, one.chat, one.text


def _words(one: LockLine | Entry) -> tuple[str, str, str]:
    return one.role, one.speaker, one.text


def _pair_gap(
    old: Sequence[LockLine], new: Sequence[Entry], both: set[tuple[str, str, str]]
) -> Iterator[Pair]:
    """Match by dynamic programming; `best[i][j]` is what the first i old and the first j new are worth. One
    that stands in `both` is in another gap too, and is not alone."""
    moved = {*map(_words, old), *map(_words, new)} & both
    alone = len(old) == len(new) == 1 and not moved
    worth = [[_worth(line, entry, alone) for entry in new] for line in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(1, len(old) + 1):
        for j in range(1, len(new) + 1):
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + worth[i - 1][j - 1])
    i, j = len(old), len(new)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            yield old[i], new[j]


def _worth(line: LockLine, entry: Entry, alone: bool) -> float:
    """Return how sure it is that the one became the other; 0 if it may not."""
    if line.role != entry.role:
        return 0.0
    alike = likeness(line.text, entry.text)
    if (line.speaker, line.chat) != (entry.speaker, entry.chat):
        return alike if alike >= ALIKE_BY_OTHER else 0.0
    if line.role in CERTAIN:
        return alike + ALIKE
    if alike >= ALIKE:
        return alike
    short = max(len(line.text.split()), len(entry.text.split())) <= SHORT
    return ALIKE if alone and short else 0.0
