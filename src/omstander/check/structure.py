# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What must be true of the scenes as a whole: something happens, something is asked, it ends, help is
shown."""

from __future__ import annotations

from collections.abc import Iterator

from omstander.check.draft import Draft
from omstander.model.diagnostic import NOWHERE, Span
from omstander.model.story import (
    Block,
    Comment,
    Event,
    GoTo,
    If,
    Junk,
    Kind,
    Moment,
    Option,
    Scene,
    Statement,
    Story,
)
from omstander.model.story import Text as Words


def check_structure(draft: Draft, story: Story) -> None:
    """Tell what the scenes lack."""
    for scene in story.scenes:
        if all(isinstance(item, Comment) for item in scene.body):
            draft.findings.add("E270", scene.span)
    everything = list(_everything(story))
    if any(isinstance(item, Junk) for item in everything):
        return
    last = story.scenes[-1].span if story.scenes else NOWHERE
    if not any(scene.ending for scene in story.scenes):
        draft.findings.add("E271", last)
    if not any(isinstance(item, Moment) for item in everything):
        draft.findings.add("E272", story.scenes[0].span if story.scenes else NOWHERE)
    if not any(isinstance(item, Event) and item.kind is Kind.HELP_CARD for item in everything):
        draft.findings.add("E273", _help_card_belongs(story.scenes) or last)
    if not any(isinstance(line, Words) for line in story.debrief):
        draft.findings.add("W207", last)


def _everything(story: Story) -> Iterator[Statement]:
    for scene in story.scenes:
        yield from _inside(scene.body)


def _inside(block: Block) -> Iterator[Statement]:
    for item in block:
        yield item
        if isinstance(item, If):
            yield from _inside(item.then)
            yield from _inside(item.otherwise or ())
        elif isinstance(item, Moment):
            for option in item.options:
                if isinstance(option, Option):
                    yield from _inside(option.body)
                elif isinstance(option, Junk):
                    yield option


def _help_card_belongs(scenes: tuple[Scene, ...]) -> Span | None:
    """The line before which the help card usually stands: the first way out of the last scene."""
    story = [scene for scene in scenes if not scene.ending]
    if not story:
        return None
    last = None
    for item in reversed(story[-1].body):
        leaves = isinstance(item, GoTo) or (isinstance(item, If) and _only_leaves(item))
        if not leaves and not isinstance(item, Comment):
            break
        last = item.span if leaves else last
    return last or story[-1].span


def _only_leaves(item: If) -> bool:
    return all(isinstance(step, GoTo) for step in (*item.then, *(item.otherwise or ())))
