# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The phase: names are looked up, scenes laid out, and everything that needs no path is told."""

from __future__ import annotations

from omstander.check.cast import Cast, cast_of
from omstander.check.content import check_content
from omstander.check.declarations import check_declarations, check_roles
from omstander.check.draft import Draft
from omstander.check.findings import Findings
from omstander.check.keeping import check_keeping
from omstander.check.lower import Lowering
from omstander.check.margins import check_margins
from omstander.check.moments import check_class_moments
from omstander.check.readability import check_readability
from omstander.check.structure import check_structure, has_junk, mend_endings, shows_help, with_help
from omstander.check.usage import chats_with_makers, check_groups, check_usage
from omstander.check.words import NO_WORDS, WordLists
from omstander.model.diagnostic import Diagnostic
from omstander.model.program import Program, ProgramChat
from omstander.model.story import Group, Header, Story, Text


def check_story(
    story: Story, text: str, words: WordLists | None = None
) -> tuple[Program | None, list[Diagnostic]]:
    """Resolve a story, and tell by place all that is wrong with it.

    Args:
        story: what the parser made of the script; lines that it could not read are left out.
        text: the script, to look up what stands at a place.
        words: the words that a safe story does without, by language; none are looked for without it.

    Returns:
        The program, with every mistake left out or put right as its author probably meant (so that it proves
        something only if no error was found), or None for a story without an ending.
    """
    findings = Findings()
    story = mend_endings(story, findings)
    cast = cast_of(story)
    check_declarations(story, cast, findings)
    draft = Draft(cast, findings, story.keywords, text)
    program = _program(draft, story) if any(scene.ending for scene in story.scenes) else None
    check_roles(story, text, findings)
    check_structure(draft, story)
    check_margins(story, text, findings)
    if program is not None:
        check_class_moments(draft)
        check_keeping(draft)
        if not (findings.has_errors or draft.ghosts or has_junk(story)):
            # With a line left out, what it uses would seem to be unused.
            check_usage(draft)
            check_groups(draft)
        check_content(program, text, words or NO_WORDS, findings)
        check_readability(program, text, findings)
    return program, findings.in_order()


def _program(draft: Draft, story: Story) -> Program:
    headers = tuple((item.key, item.value.raw) for item in story.headers if isinstance(item, Header))
    for item in story.headers:
        if isinstance(item, Header) and item.key in ("story", "about"):
            draft.text("title" if item.key == "story" else "about", item.value)
    draft.numbers += draft.cast.numbers
    draft.chats += [_group(draft, group) for group in draft.cast.groups]
    lowering = Lowering(draft, story.scenes if shows_help(story) else with_help(story.scenes))
    lowering.run()
    draft.scene = -1
    debrief = tuple(draft.text("debrief", line) for line in story.debrief if isinstance(line, Text))
    language = dict(headers).get("language", "") or story.keywords
    cast: Cast = draft.cast
    return Program(
        language=language,
        headers=headers,
        people=cast.people,
        chats=chats_with_makers(draft),
        numbers=tuple(draft.numbers),
        outcome=cast.outcome,
        lines=tuple(draft.lines),
        code=tuple(draft.code),
        moments=tuple(draft.moments),
        endings=tuple(lowering.endings),
        texts=tuple(draft.texts),
        debrief=debrief,
        scenes=tuple(lowering.titles),
    )


def _group(draft: Draft, group: Group) -> ProgramChat:
    members: set[int] = set()
    admins: set[int] = set()
    for member in group.members:
        person = draft.person(member.name)
        if person is not None:
            members.add(person)
            admins |= {person} if member.admin else set()
    return ProgramChat(
        id=group.id.text,
        title=draft.text("chat", group.title, chat=group.id.text),
        members=frozenset(members),
        admins=frozenset(admins),
        others=group.others,
        later=group.later,
        open=group.open,
        private=False,
        span=group.id.span,
    )
