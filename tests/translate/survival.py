# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How many ids survive when a fifth of the lines of a story is edited, and how many end up on another
text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from omstander.check import check_story
from omstander.parse import parse_story
from omstander.translate import EMPTY_LOCK, Entry, align, entries, to_lock

from .edits import KINDS, Draft, Edit, draft

ROOT = Path(__file__).parents[2]
SHARE = 0.2
"""The part of the lines with text that is edited."""


@dataclass(frozen=True, slots=True)
class Survival:
    """What came of the ids: of `all` texts that are still there `kept` kept theirs; `wrong` ids moved to a
    text that says something else; `look_again` texts are fuzzy."""

    all: int
    kept: int
    wrong: int
    look_again: int

    def __add__(self, other: Survival) -> Survival:
        """Count together."""
        return Survival(
            self.all + other.all,
            self.kept + other.kept,
            self.wrong + other.wrong,
            self.look_again + other.look_again,
        )


NOBODY = Survival(0, 0, 0, 0)


def scripts() -> dict[str, str]:
    """All real stories there are."""
    found = (*ROOT.glob("tests/seeded/stories/*.chat"), *ROOT.glob("content/stories/*/*.chat"))
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(found)}


def entries_of(script: str) -> tuple[Entry, ...]:
    """Read a script."""
    story, _ = parse_story(script)
    program, _ = check_story(story, script)
    assert program is not None, "an edit made a script that cannot be read"
    return entries(program)


def edited(script: str, others: Sequence[str], seed: int, only: Edit | None = None) -> Draft:
    """Edit a fifth of the lines that have text; with `only`, by one kind of edit."""
    pages = draft(script, Random(seed), others)
    lines = {script.count("\n", 0, entry.span.start) for entry in entries_of(script) if entry.numbers}
    kinds, weights = zip(*KINDS, strict=True)
    todo = round(SHARE * len(lines))
    for _ in range(20 * todo):
        if todo and (only or pages.dice.choices(kinds, weights)[0])(pages):
            todo -= 1
    return pages


def survival(script: str, pages: Draft) -> tuple[Survival, Survival]:
    """Compare with the truth: of aligning, and of ids that are plain hashes of the content."""
    before = align(EMPTY_LOCK, entries_of(script))
    after_entries = entries_of(pages.script)
    after = align(to_lock(before), after_entries)
    rehashed = align(EMPTY_LOCK, after_entries)
    now = [line.was for line in pages.lines]
    stood = _by_line(before.entries, script, range(len(now) + len(script)))
    words = {entry.id: entry.text for entry in before.entries}
    kept, plain = (_count(stood, words, one.entries, pages.script, now) for one in (after, rehashed))
    return kept + Survival(0, 0, 0, len(after.changed)), plain


def _by_line(found: Iterable[Entry], script: str, was: Sequence[int | None]) -> dict[int | None, list[str]]:
    lines: dict[int | None, list[str]] = defaultdict(list)
    for entry in found:
        if entry.numbers:
            lines[was[script.count("\n", 0, entry.span.start)]].append(entry.id)
    return lines


def _count(
    before: dict[int | None, list[str]],
    words: dict[str, str],
    found: Sequence[Entry],
    script: str,
    now: list[int | None],
) -> Survival:
    after = _by_line(found, script, now)
    stood = {identity: line for line, ids in before.items() for identity in ids}
    still = [identity for identity, line in stood.items() if line in after]
    kept = sum(identity in after[stood[identity]] for identity in still)
    say = {entry.id: entry.text for entry in found}
    moved = {identity for line, ids in after.items() for identity in ids if stood.get(identity, line) != line}
    wrong = sum(say[identity] != words[identity] for identity in moved)
    return Survival(len(still), kept, wrong, 0)


def measure(seeds: Iterable[int], only: Edit | None = None) -> Counter[str]:
    """Edit every real story once per seed, and count together."""
    stories = scripts()
    sums = [NOBODY, NOBODY]
    for name, script in stories.items():
        others = [other for one, other in stories.items() if one != name]
        for seed in seeds:
            figures = survival(script, edited(script, others, seed, only))
            sums = [total + figure for total, figure in zip(sums, figures, strict=True)]
    ours, plain = sums
    return Counter(
        all=ours.all,
        kept=ours.kept,
        wrong=ours.wrong,
        look_again=ours.look_again,
        hash=plain.kept,
    )
