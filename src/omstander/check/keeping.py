# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Keeping evidence is done for the target, who is asked in private what they want with it."""

from __future__ import annotations

from omstander.check.draft import Draft
from omstander.model.program import Tell
from omstander.model.story import Act, Kind


def check_keeping(draft: Draft) -> None:
    """Tell every option that keeps something without asking the target."""
    target = draft.cast.target
    for option, start, end in draft.bodies:
        if option.act is Act.DOCUMENT and target > 0 and not _asks(draft, target, start, end):
            draft.findings.add("E260", option.span, target=draft.cast.people[target].name)


def _asks(draft: Draft, target: int, start: int, end: int) -> bool:
    """Whether the player asks the target something in private between two addresses."""
    for step in draft.code[start:end]:
        if not isinstance(step, Tell):
            continue
        line = draft.lines[step.line]
        said = line.kind is Kind.MESSAGE and line.actor == 0 and "?" in draft.texts[line.text].template
        if said and draft.is_private(line.chat) and target in draft.chats[line.chat].members:
            return True
    return False
