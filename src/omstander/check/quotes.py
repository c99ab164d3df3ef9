# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Quotes: `op "tekst"` points at the one earlier line that contains the words."""

from __future__ import annotations

from omstander.check.draft import Draft
from omstander.check.names import nearest_stretch
from omstander.model.diagnostic import Label
from omstander.model.story import Kind, Text

SLIPS_PER = 4
"""One slip is forgiven for every so many letters of a quote, when a suggestion is looked for."""


def find_quoted(draft: Draft, quote: Text, actor: int, chat: int) -> int | None:
    """Find the line that somebody points at; one in the chat at hand, or with just these words, wins.

    What somebody typed and never sent can be pointed at by nobody else.
    """
    wanted = quote.raw.strip()
    known = [(line, words) for line, words in draft.words.items() if _may_know(draft, line, actor)]
    found = [line for line, words in known if wanted and wanted in words]
    if not found and any(wanted in words for words in draft.lost):
        return None
    if not found:
        draft.findings.add("E210", quote.span, text=wanted, suggestion=_suggestion(draft, wanted, known))
        return None
    here = [line for line in found if draft.lines[line].chat == chat] or found
    exact = [line for line in here if draft.words[line] == wanted] or here
    if len(exact) > 1:
        places = tuple(Label(draft.lines[line].span, "candidate") for line in exact)
        draft.findings.add("E211", quote.span, also=places, text=wanted)
    return exact[-1]


def _may_know(draft: Draft, line: int, actor: int) -> bool:
    one = draft.lines[line]
    return one.kind is not Kind.TYPING or one.actor == actor


def _suggestion(draft: Draft, wanted: str, known: list[tuple[int, str]]) -> str:
    cap = max(1, len(wanted) // SLIPS_PER)
    near = [(*nearest_stretch(wanted, words, cap), line) for line, words in known if wanted]
    slips, stretch, line = min(near, key=lambda one: (one[0], -one[2]), default=(cap + 1, "", 0))
    return _whole_words(stretch, draft.words[line]) if slips <= cap else ""


def _whole_words(stretch: str, words: str) -> str:
    start = words.index(stretch)
    end = start + len(stretch)
    while start > 0 and words[start - 1].isalnum() and words[start].isalnum():
        start -= 1
    while end < len(words) and words[end].isalnum() and words[end - 1].isalnum():
        end += 1
    return words[start:end]
