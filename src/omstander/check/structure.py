# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""What must be true of the scenes as a whole: something happens, something is asked, it ends, help is
shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from omstander.check.draft import Draft
from omstander.check.findings import Findings
from omstander.check.names import nearest
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
    Teacher,
)
from omstander.model.story import Text as Words

ENDING = {"nl": "einde", "en": "ending"}
"""The word that makes a scene an ending, by language of the keywords."""

MOST_ENDINGS = 12
"""More blocks do not fit beside each other on a phone, and nobody can tell so many endings apart."""


def check_structure(draft: Draft, story: Story) -> None:
    """Tell what the scenes lack."""
    for scene in story.scenes:
        if all(isinstance(item, Comment) for item in scene.body):
            draft.findings.add("E270", scene.span)
    endings = [scene for scene in story.scenes if scene.ending]
    if len(endings) > MOST_ENDINGS:
        draft.findings.add("E279", endings[MOST_ENDINGS].span, count=len(endings), most=MOST_ENDINGS)
    if has_junk(story):
        return
    last = story.scenes[-1].span if story.scenes else NOWHERE
    if not any(scene.ending for scene in story.scenes):
        draft.findings.add("E271", last)
    played = (item for scene in story.scenes if not scene.ending for item in _inside(scene.body))
    if not any(isinstance(item, Moment) for item in played):
        draft.findings.add("E272", story.scenes[0].span if story.scenes else NOWHERE)
    if not shows_help(story):
        draft.findings.add("E273", help_belongs(story.scenes)[1])
    if not any(isinstance(line, Words) for line in story.debrief) and not _may_be_debrief(story):
        draft.findings.add("W207", last)


def _may_be_debrief(story: Story) -> bool:
    """Whether a section stands in an ending, where none belongs: a debrief that is misspelt, told as such."""
    return any(isinstance(item, Teacher) for scene in story.scenes if scene.ending for item in scene.body)


def has_junk(story: Story) -> bool:
    """Whether lines of the scenes could not be read, so that what seems to be lacking may stand in one of
    them."""
    return any(isinstance(item, Junk) for item in _everything(story))


def mend_endings(story: Story, findings: Findings) -> Story:
    """Tell the scenes that were meant as endings, and make them so: `== eind Stilte ==`, where something goes
    to Stilte."""
    meant = {item.target.text for item in _everything(story) if isinstance(item, GoTo)}
    scenes: list[Scene] = []
    for scene in story.scenes:
        word, _, rest = scene.title.raw.partition(" ")
        ending = ENDING.get(story.keywords, "")
        if scene.ending or scene.title.raw in meant or rest not in meant or not nearest(word, (ending,)):
            scenes.append(scene)
            continue
        findings.add("E269", scene.span, mend=f"== {ending} {rest} ==")
        scenes.append(replace(scene, ending=True, title=replace(scene.title, raw=rest)))
    return replace(story, scenes=tuple(scenes))


def shows_help(story: Story) -> bool:
    """Whether the help card is shown anywhere."""
    return any(isinstance(item, Event) and item.kind is Kind.HELP_CARD for item in _everything(story))


def with_help(scenes: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """The scenes with the help card put where it usually stands, so that its absence is told once."""
    number, span = help_belongs(scenes)
    if number < 0:
        return scenes
    body = scenes[number].body
    place = next((n for n, item in enumerate(body) if item.span == span), len(body))
    card = Event(Kind.HELP_CARD, span)
    mended = replace(scenes[number], body=(*body[:place], card, *body[place:]))
    return (*scenes[:number], mended, *scenes[number + 1 :])


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


def help_belongs(scenes: tuple[Scene, ...]) -> tuple[int, Span]:
    """Where the help card usually stands: the last scene before the endings, and its first line that leaves
    it."""
    number = max((n for n, scene in enumerate(scenes) if not scene.ending), default=-1)
    if number < 0:
        return -1, scenes[-1].span if scenes else NOWHERE
    span = scenes[number].span
    for item in reversed(scenes[number].body):
        leaves = isinstance(item, GoTo) or (isinstance(item, If) and _only_leaves(item))
        if not leaves and not isinstance(item, Comment):
            break
        span = item.span if leaves else span
    return number, span


def _only_leaves(item: If) -> bool:
    return all(isinstance(step, GoTo) for step in (*item.then, *(item.otherwise or ())))
