# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of `spec/errors`, read: per code its sentences in every language and its examples."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

FENCE = re.compile(r"^```chat(?: (?P<slot>[a-z]+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Example:
    """A story that shows a mistake or its mend: whole where `slot` is empty, else a patch for `base.chat`."""

    slot: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One code. `sentences` go by key and language, such as `message.nl` or `also.first.en`."""

    code: str
    slug: str
    sentences: Mapping[str, str]
    why: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]

    def sentence(self, key: str, language: str) -> str:
        """Give a sentence in this language, else in English, else an empty text."""
        return self.sentences.get(f"{key}.{language}") or self.sentences.get(f"{key}.{FALLBACK}", "")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All codes that have a page."""

    entries: Mapping[str, Entry]


def catalogue(files: Mapping[str, str]) -> Catalogue:
    """Read the pages, given as file name and text.

    Raises:
        ValueError: a page has no head, a line of its head is not `key: value`, or two pages have one code.
    """
    entries: dict[str, Entry] = {}
    for name, text in sorted(files.items()):
        entry = parse_entry(name, text.replace("\r\n", "\n"))
        if entry.code in entries:
            raise ValueError(f"{name}: {entry.code} has another page too")
        entries[entry.code] = entry
    return Catalogue(entries)


def parse_entry(name: str, text: str) -> Entry:
    """Read one page."""
    marker, head, body = [*text.split("---\n", 2), "", ""][:3]
    if marker.strip() or not head:
        raise ValueError(f"{name}: a page starts with a head between two lines of three dashes")
    fields = dict(_field(name, line) for line in head.splitlines() if line.strip())
    if not {"code", "slug"} <= fields.keys():
        raise ValueError(f"{name}: a head holds a code and a slug")
    why, bad, good = _sections(body)
    return Entry(fields.pop("code"), fields.pop("slug"), fields, why.strip(), _examples(bad), _examples(good))


def _field(name: str, line: str) -> tuple[str, str]:
    key, colon, value = line.partition(":")
    if not colon:
        raise ValueError(f"{name}: expected `key: value`, found {line!r}")
    return key.strip(), value.strip()


def _sections(body: str) -> tuple[str, str, str]:
    why, _, rest = body.partition("## Bad\n")
    bad, _, good = rest.partition("## Good\n")
    return why, bad, good


def _examples(section: str) -> tuple[Example, ...]:
    return tuple(Example(found["slot"] or "", found["text"]) for found in FENCE.finditer(section))


def placeholders(sentence: str) -> frozenset[str]:
    """Name the facts that a sentence asks for."""
    return frozenset(PLACEHOLDER.findall(sentence))


def fill(sentence: str, facts: Mapping[str, str]) -> str:
    """Put the facts into a sentence; a fact that is not there leaves its placeholder standing."""
    return PLACEHOLDER.sub(lambda found: facts.get(found[1], found[0]), sentence)
