# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""Signs that come in pairs, of which one is missing: which one, and how the line reads with it."""

from __future__ import annotations

import re

from omstander.parse.bullets import ACTS, SILENT
from omstander.parse.marks import MARK, NAMED
from omstander.parse.tables import TABLES

QUOTES = re.compile(r"[\"“”„]")
OPENED = re.compile(r"(?P<sign>[\[(])(?P<inner>[^\[\]()]*)$")
CLOSED = re.compile(r"^(?P<before>[^\[\]()]*)(?P<sign>[\])])$")
LEADS = (
    (re.compile(rf"(?:\d+\s*s|!{NAMED})\)\s*(?=\S)"), "("),
    (re.compile(rf"\((?:\d+\s*s|!(?!{NAMED}\)))(?=\s+[^\s)])"), ")"),
)
PARTNER = {"[": "]", "(": ")", "]": "[", ")": "("}
WORDS = {
    "[": (*ACTS, *(step for table in TABLES for step in table.steps.values())),
    "(": (*SILENT, *(table.for_class for table in TABLES)),
}
TIMED = re.compile(r"\d+\s*s")


def missing_sign(text: str) -> tuple[str, str]:
    """Give the sign that a line lacks and the line with it, or two empty texts.

    Of quotes only the closing one is looked for; of brackets both, at the place where it fits.
    """
    if len(QUOTES.findall(text)) % 2:
        last = QUOTES.search(text)
        alone = last is not None and len(QUOTES.findall(text)) == 1
        return '"', f'{text}"' if alone else ""
    for opening, closing in (("(", ")"), ("[", "]")):
        if text.count(opening) != text.count(closing):
            sign = closing if text.count(opening) > text.count(closing) else opening
            return sign, ""
    return "", ""


def half_mark(text: str) -> tuple[str, str]:
    """The same for `4s) Lotte: ...` and `(4s Lotte: ...`: half a mark before a line."""
    for pattern, sign in LEADS:
        found = pattern.match(text)
        if found is not None:
            words = found[0].strip()
            whole = f"({words}" if sign == "(" else f"{words})"
            return (sign, f"{whole} {text[found.end() :].lstrip()}") if MARK.fullmatch(whole) else ("", "")
    return "", ""


def half_bracket(label: str) -> tuple[str, str, str]:
    """Half a mark at the end of a label: the sign that is missing, the words before it, the whole mark."""
    opened = OPENED.search(label)
    if opened is not None and _is_mark(opened["sign"], opened["inner"]):
        sign = PARTNER[opened["sign"]]
        return sign, label[: opened.start()].rstrip(), f"{opened[0].rstrip()}{sign}"
    closed = CLOSED.match(label)
    if closed is not None:
        sign, before = PARTNER[closed["sign"]], closed["before"].rstrip()
        for word in sorted(WORDS[sign], key=len, reverse=True):
            if before.casefold().endswith(f" {word}"):
                return sign, before[: -len(word)].rstrip(), f"{sign}{before[-len(word) :]}{closed['sign']}"
    return "", "", ""


def _is_mark(sign: str, inner: str) -> bool:
    words = " ".join(inner.casefold().split())
    return words in WORDS[sign] or (sign == "(" and bool(TIMED.fullmatch(words)))
