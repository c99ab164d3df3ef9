# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Changes of numbers: an amount for a number, yes or no for a flag."""

from __future__ import annotations

from omstander.check.draft import Draft
from omstander.model.program import Adjust
from omstander.model.story import Change


def change(draft: Draft, item: Change) -> None:
    """Add one change; an amount for a flag, or yes or no for a number, is told and put right."""
    number = draft.number(item.number, flag=item.value is not None)
    declared = draft.numbers[number]
    amount, set_to = item.amount or 0, None if item.value is None else int(item.value)
    if declared.flag and set_to is None:
        yes = amount > 0
        draft.findings.add("E246", item.span, name=declared.name, mend=f"{declared.name} {_word(draft, yes)}")
        amount, set_to = 0, int(yes)
    elif not declared.flag and set_to is not None:
        amount, set_to = (1 if set_to else -1), None
        draft.findings.add("E247", item.span, name=declared.name, mend=f"{declared.name} {amount:+d}")
    draft.code.append(Adjust(number, amount, set_to, item.span))


def _word(draft: Draft, yes: bool) -> str:
    words = ("nee", "ja") if draft.keywords == "nl" else ("no", "yes")
    return words[yes]
