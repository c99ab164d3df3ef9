# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Changes of numbers that lost their indentation: right below the last option of a moment they count for
everybody, whatever was picked, and nothing else would show it."""

from __future__ import annotations

from itertools import pairwise

from omstander.check.findings import Findings
from omstander.model.diagnostic import Span
from omstander.model.story import Changes, Moment, Story


def check_margins(story: Story, text: str, findings: Findings) -> None:
    """Tell each change right below a moment; a blank line or a comment above it shows that it is meant."""
    for scene in (scene for scene in story.scenes if not scene.ending):
        for above, item in pairwise(scene.body):
            if isinstance(above, Moment) and isinstance(item, Changes) and not _is_apart(text, item.span):
                findings.add("W210", item.span, spaces=4)


def _is_apart(text: str, span: Span) -> bool:
    lines = text[: span.start].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    above = lines[-2].strip() if len(lines) > 1 else ""
    return not above or above.startswith("//")
