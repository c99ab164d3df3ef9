# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""A diagnostic as its author reads it: what was found, where, how one gets there, what to try."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from omstander.model.diagnostic import Diagnostic, PathStep
from omstander.wording.catalogue import FALLBACK, Catalogue, Entry, fill, placeholders
from omstander.wording.snippet import draw
from omstander.wording.source import Source
from omstander.wording.width import printable, width

COLUMNS = 73
LABEL_COLUMNS = 32
LONGEST_FACT = 160
TRAILING_MARK = re.compile(r"\s*(\[[^\]]*\]|\([^)]*\))\s*$")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The fixed words around a diagnostic."""

    line: str
    warning: str
    path: str
    silent: str
    many: str
    tip: str


PHRASES: Mapping[str, Phrases] = {
    "nl": Phrases("regel", "LET OP:", "Zo kom je hier:", "stil", "samen", "Tip:"),
    "en": Phrases("line", "NOTE:", "How to get here:", "silent", "together", "Tip:"),
}


def tell(diagnostic: Diagnostic, source_text: str | Source, language: str, pages: Catalogue) -> str:
    """Word a diagnostic for a terminal: several lines, no colours, no line end after the last."""
    source = source_text if isinstance(source_text, Source) else Source.of(source_text)
    phrases = PHRASES.get(language, PHRASES[FALLBACK])
    rows = [_rule(diagnostic, source, language, pages, phrases)]
    rows += _wrap(message_of(diagnostic, language, pages))
    also = tuple((label, _role(diagnostic, label.role, language, pages)) for label in diagnostic.also)
    rows += draw(source, diagnostic.span, also)
    if diagnostic.path:
        rows += _wrap(f"{phrases.path} {', '.join(_step(step, source, phrases) for step in diagnostic.path)}")
    hint = hint_of(diagnostic, language, pages)
    return "\n".join(rows + (_wrap(f"{phrases.tip} {hint}") if hint else []))


def title_of(diagnostic: Diagnostic, language: str, pages: Catalogue) -> str:
    """Give the title of a diagnostic; its code where it has no page."""
    entry = pages.entries.get(diagnostic.code)
    return fill(entry.sentence("title", language), _facts(diagnostic)) if entry else diagnostic.code


def message_of(diagnostic: Diagnostic, language: str, pages: Catalogue) -> str:
    """Say what was found."""
    entry = pages.entries.get(diagnostic.code)
    if entry is None:
        return " ".join(f"{key}: {value}." for key, value in _facts(diagnostic).items())
    return fill(entry.sentence("message", language), _facts(diagnostic))


def hint_of(diagnostic: Diagnostic, language: str, pages: Catalogue) -> str:
    """Say what to try, or nothing: the hint where all its facts are known, else what it says otherwise."""
    entry = pages.entries.get(diagnostic.code)
    if entry is None:
        return ""
    facts = _facts(diagnostic)
    hint = entry.sentence("hint", language)
    if hint and all(facts.get(name) for name in placeholders(hint)):
        return fill(hint, facts)
    return fill(entry.sentence("otherwise", language), facts)


def _role(diagnostic: Diagnostic, role: str, language: str, pages: Catalogue) -> str:
    entry: Entry | None = pages.entries.get(diagnostic.code)
    return fill(entry.sentence(f"also.{role}", language), _facts(diagnostic)) if entry else role


def _facts(diagnostic: Diagnostic) -> dict[str, str]:
    """Give the facts, harmless for a terminal: they hold words of the story."""
    return {key: printable(shortened(value)) for key, value in diagnostic.args}


def shortened(value: str) -> str:
    """Cut what would drown the sentence that it stands in."""
    return value if len(value) <= LONGEST_FACT else value[: LONGEST_FACT - 1].rstrip() + "…"


def _rule(diagnostic: Diagnostic, source: Source, language: str, pages: Catalogue, phrases: Phrases) -> str:
    title = title_of(diagnostic, language, pages)
    left = f"-- {title} " if diagnostic.is_error else f"-- {phrases.warning} {title} "
    right = f" {phrases.line} {source.place(diagnostic.span.start).line}"
    return left + "-" * max(3, COLUMNS - width(left) - width(right)) + right


def _step(step: PathStep, source: Source, phrases: Phrases) -> str:
    place = source.place(step.span.start)
    words = phrases.silent if step.silent else _label(source.line(place.line))
    return f"{phrases.line} {place.line} ({words}{f', {phrases.many}' if step.many else ''})"


def _label(line: str) -> str:
    """Give the words of an option from its line in the script."""
    words = printable(line).split("//")[0].strip().lstrip("+-*–−—•").strip()
    while TRAILING_MARK.search(words):
        words = TRAILING_MARK.sub("", words)
    return words if len(words) <= LABEL_COLUMNS else words[: LABEL_COLUMNS - 1].rstrip() + "…"


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(text, 100, break_long_words=False, break_on_hyphens=False)
