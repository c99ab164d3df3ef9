# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The rules of a safe story that a machine can see, and bubbles that are too long to be read as chat."""

from __future__ import annotations

from omstander.check.findings import Findings
from omstander.check.words import WordLists, pattern_of
from omstander.model.program import Program, ProgramText

CODES = {"harm": "E501", "slurs": "E502", "nudity": "E503", "campaigns": "E504"}
"""The code for each list of words."""

ONLY_IN = {"nudity": frozenset({"caption"})}
"""Lists that are looked for in some texts only: a picture of somebody undressed is never sent, not even as
grey."""

NOT_FOR_PUPILS = frozenset({"teacher"})
"""What the teacher reads may name what the story may not."""

BUBBLE = 15
"""Words in one message above which it no longer reads as chat."""


def check_content(program: Program, text: str, words: WordLists, findings: Findings) -> None:
    """Tell the words that a safe story does without, and messages of more than `BUBBLE` words."""
    lists = words.get(program.language, {})
    for name, code in CODES.items():
        pattern = pattern_of(tuple(lists.get(name, ())))
        if pattern is None or pattern.search(text) is None:
            continue
        for one in program.texts:
            if one.role in ONLY_IN.get(name, {one.role}) and one.role not in NOT_FOR_PUPILS:
                for found in pattern.finditer(text, one.span.start, one.span.end):
                    findings.add(code, type(one.span)(found.start(), found.end()), word=found[0])
    for one in program.texts:
        _bubble(one, text, findings)


def _bubble(one: ProgramText, text: str, findings: Findings) -> None:
    count = len([word for word in text[one.span.start : one.span.end].split() if any(map(str.isalnum, word))])
    if one.role == "message" and count > BUBBLE:
        findings.add("W501", one.span, count=count, most=BUBBLE)
