# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Keywords as regular expressions, made once per language.

The forms of the verb tables become expressions by their slots; a quoted text may stand in straight, curly or
angle quotes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from omstander.model.story import Kind
from omstander.parse.table import Keywords, VerbForm
from omstander.parse.tables import keywords

QUOTED = r"(?:[\"“”„](?P<quoted>[^\"“”]*)[\"“”]|«(?P<angled>[^»]*)»)"
QUOTES = re.compile(QUOTED)
SIGN = r"[+\-−–]"
NUMBER = r"\d{1,6}"

SLOTS: Mapping[str, str] = {
    "{person}": r"(?P<person>\S.*?)",
    "{people}": r"(?P<people>\S.*?)",
    "{chat}": r"(?P<chat>[^\s:\"“”„«»]+)",
    "{place}": r"(?P<place>\S.*?)",
    "{on}": r"(?P<on>\S.*?)",
    "{emoji}": r"(?P<emoji>[^\s\"“”„«»]+)",
    "{quoted}": QUOTED,
    "{title}": rf"(?:{QUOTED}|(?P<bare>[^\s\"“”„«].*?))",
    "{caption}": r"(?P<caption>\S.*?)",
    "{choices}": r"(?P<choices>[\"“”„«].*?)",
}
OPTIONAL: Mapping[str, str] = {
    "{seconds?}": rf"(?:\s*\((?P<seconds>{NUMBER})\s*s\))?",
    "{quoted?}": rf"(?:\s*{QUOTED})?",
}
SHOWN: Mapping[str, str] = {
    "{person}": "Sem",
    "{people}": "Sem",
    "{chat}": "2b",
    "{place}": "2b",
    "{on}": "Mila",
    "{emoji}": "😂",
    "{quoted}": '"..."',
    "{title}": '"..."',
    "{caption}": "...",
    "{choices}": '"...", "..."',
    "{seconds?}": "(4s)",
    "{quoted?}": '"..."',
}


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """A verb form to look for. `first` is its first word; after a caption no comment can follow."""

    kind: Kind
    pattern: re.Pattern[str]
    first: str
    form: str
    has_caption: bool


class Start(Enum):
    """What a line is that begins with a certain word."""

    IF = "if"
    ELSE = "else"
    GO = "go"
    INSIDE = "inside"
    HELP_CARD = "help-card"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Grammar:
    """A table of keywords with everything that is looked for in its words."""

    words: Keywords
    starts: Mapping[str, Start]
    verbs: Mapping[str, tuple[VerbPattern, ...]]
    change: re.Pattern[str]
    people_joint: re.Pattern[str]
    others: re.Pattern[str]
    ratio: re.Pattern[str]
    if_head: re.Pattern[str]
    else_head: re.Pattern[str]
    go: re.Pattern[str]
    inside: re.Pattern[str]
    help_card: re.Pattern[str]
    read: re.Pattern[str]
    title: re.Pattern[str]


@lru_cache(maxsize=16)
def grammar(language: str) -> Grammar:
    """Make the grammar of a language that has a table."""
    words = keywords(language)
    yes_no = f"{re.escape(words.yes)}|{re.escape(words.no)}"
    joint = re.escape(words.both)
    others = "|".join(map(re.escape, words.others))
    return Grammar(
        words=words,
        starts=_starts(words),
        verbs=_verbs(words),
        change=_compile(rf"\s*(?P<name>[^\s,:>\"]+)\s+(?P<value>{SIGN}\s?{NUMBER}|{yes_no})\s*(?:,|$)"),
        people_joint=_compile(rf"\s*,(?:\s*{joint}\s)?\s*|\s+{joint}\s+"),
        others=_compile(rf"(?P<others>{NUMBER})\s+(?:{others})"),
        ratio=_compile(
            rf"{re.escape(words.together)}\s*:\s*({NUMBER})\s+{re.escape(words.out_of)}\s+({NUMBER})"
        ),
        if_head=_compile(rf"{_literal(words.condition)}(?=[\s:(]|$)\s*"),
        else_head=_compile(rf"{_literal(words.otherwise)}(?=[\s:]|$)\s*"),
        go=_compile(rf"{_literal(words.go)}(?=[\s:]|$)[\s:]*"),
        inside=_compile(rf"{_literal(words.inside)}(?=[\s:]|$)\s*"),
        help_card=_compile(rf"{_literal(words.help_card)}\s*\.?"),
        read=_compile(rf"{_literal(words.read)}(?=[\s:]|$)[\s:]*"),
        title=_compile(
            rf"=+\s*(?P<ending>{_literal(words.ending)}(?=[\s=]|$)\s*)?(?P<title>.*?)\s*(?P<close>=+)?"
        ),
    )


def _starts(words: Keywords) -> Mapping[str, Start]:
    keywords_by_start = {
        Start.IF: words.condition,
        Start.ELSE: words.otherwise,
        Start.GO: words.go,
        Start.INSIDE: words.inside,
        Start.HELP_CARD: words.help_card,
        Start.READ: words.read,
    }
    return {keyword.split()[0]: start for start, keyword in keywords_by_start.items()}


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _literal(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _verbs(words: Keywords) -> Mapping[str, tuple[VerbPattern, ...]]:
    found: dict[str, tuple[VerbPattern, ...]] = {}
    for verb in words.verbs:
        for form in filter(None, (verb.form, verb.player)):
            pattern = _verb_pattern(verb, form)
            found[pattern.first] = (*found.get(pattern.first, ()), pattern)
    return found


def _verb_pattern(verb: VerbForm, form: str) -> VerbPattern:
    parts: list[str] = []
    shown: list[str] = []
    for word in form.split():
        shown.append(
            SHOWN.get(word.removesuffix(":"), word.removesuffix(":")) + word[len(word.removesuffix(":")) :]
        )
        if word in OPTIONAL:
            parts.append(OPTIONAL[word])
            continue
        bare = word.removesuffix(":")
        part = SLOTS.get(bare) or re.escape(bare)
        parts.append(
            (r"\s+" if parts and not parts[-1].endswith(r":\s*") else "")
            + part
            + (r"\s*:\s*" if bare != word else "")
        )
    first = form.split()[0].casefold()
    return VerbPattern(verb.kind, _compile("".join(parts)), first, " ".join(shown), "{caption}" in form)
