# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What imagined classes come to, story by story: what is followed, where they end, what jokers change.

Nothing is measured here but the rules, the stories and the policies; the same on every machine.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from omstander.files.editions import automaton_of
from omstander.files.examined import examine_script
from omstander.files.policies import read_policies
from omstander.files.scripts import bundled_scripts, read_script
from omstander.live import paths
from omstander.model.graph import Way
from omstander.practice.imagined import followed, imagine, tally
from omstander.practice.story import Story

RUNS = 2000
SEATS = (12, 28, 30)
JOKERS = 3


@lru_cache
def stories() -> dict[str, Story]:
    """All bundled stories, as a class walks them."""
    found = {}
    for path in bundled_scripts():
        script = read_script(path)
        examination = examine_script(script, path.name).examination
        found[script.id] = Story(automaton_of(examination, Way.CLASS, script.id))
    return found


def shares(
    story: Story, policy: str, seats: int, runs: int = RUNS
) -> tuple[dict[str, float], dict[int, float]]:
    """How often what was followed, of all resolutions; and how often each ending, of all classes."""
    dice = random.Random(f"{policy} {seats}")
    classes = [imagine(story, [read_policies()[policy]] * seats, dice) for _ in range(runs)]
    acts = Counter(one for outcome in classes for one in outcome.followed)
    endings = Counter(outcome.ending for outcome in classes)
    return _shares(acts), _shares(endings)


def changed_by_jokers(story: Story, seats: int, instead: str, runs: int = RUNS) -> tuple[float, float]:
    """How often three jokers change what a class of average pupils does, and how often harm is followed
    because of them; of all resolutions.

    Args:
        story: the story.
        seats: of the class with the jokers.
        instead: the policy of the three without them; empty: they are not there at all.
        runs: how many classes.
    """
    dice, known = random.Random(seats), read_policies()
    changes = harm = count = 0
    for _ in range(runs):
        path = paths.begin(story.automaton)
        while story.offers(path):
            others = tally(story, path, [known["average"]] * (seats - JOKERS), dice)
            with_them = others + tally(story, path, [known["jokers"]] * JOKERS, dice)
            without = others + tally(story, path, [known[instead]] * JOKERS if instead else [], dice)
            before, after = story.resolve(path, without), story.resolve(path, with_them)
            count += 1
            changes += followed(story, path, before) != followed(story, path, after)
            harm += after.group == "joined" != before.group
            path = paths.after(story.automaton, path, before.pick)
    return changes / count, harm / count


def rows() -> Iterator[tuple[str, str]]:
    """What is asked, and the figure."""
    for name, story in stories().items():
        for seats in SEATS:
            for policy in ("average", "random"):
                acts, endings = shares(story, policy, seats)
                yield f"{name}, {seats} {policy}: followed", _told(acts)
                yield f"{name}, {seats} {policy}: endings, from bad to good", _told(endings)
            for instead in ("silent", ""):
                changes, harm = changed_by_jokers(story, seats, instead)
                yield (
                    f"{name}, {seats}, three jokers in the place of {instead or 'nobody'}: other act, harm",
                    f"{changes:.1%}, {harm:.1%}",
                )


def _shares(found: Counter) -> dict:
    whole = sum(found.values())
    return {key: number / whole for key, number in sorted(found.items())}


def _told(found: dict) -> str:
    return ", ".join(f"{key} {share:.1%}" for key, share in found.items())


if __name__ == "__main__":
    print(f"| {RUNS} classes each | share |\n|---|---|")
    for what, figure in rows():
        print(f"| {what} | {figure} |")
