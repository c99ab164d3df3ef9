# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2
"""What word processors leave behind: no mistakes, and nothing that changes the meaning."""

from __future__ import annotations

import re
from collections.abc import Callable

from .mutation import Mutation, seed, shelf
from .script import NotHere, Script

Spaces = Callable[[re.Match[str]], str]
HARMLESS = shelf("word processor")
LOGIC_WITH_QUOTES = r"(groep |\s*\S+ bewaart |\s*\S+ wist |\s*\S+ typt |\s*\S+ hernoemt )"


def same(script: Script, text: str) -> Mutation:
    """Give the changed text; no line of it is wrong."""
    if text == script.text:
        raise NotHere("something to change")
    return seed(Script((text,)), ())


def each_line(script: Script, pattern: str, old: str, new: str | Spaces) -> Mutation:
    """Replace `old` by `new` in every line that matches."""
    lines = [re.sub(old, new, line) if re.match(pattern, line) else line for line in script.lines]
    return same(script, "\n".join(lines))


@HARMLESS.operator
def curly_quotes(script: Script) -> Mutation:
    """Quotation marks around titles and quoted messages are curly."""
    return each_line(script, LOGIC_WITH_QUOTES, r'"([^"]*)"', r"“\1”")


@HARMLESS.operator
def low_quotes(script: Script) -> Mutation:
    """Quotation marks around titles and quoted messages open low, as in Dutch print."""
    return each_line(script, LOGIC_WITH_QUOTES, r'"([^"]*)"', r"„\1”")


@HARMLESS.operator
def en_dash_bullets(script: Script) -> Mutation:
    """The bullets of options that harm are en dashes."""
    return each_line(script, r"- ", r"^-", "–")


@HARMLESS.operator
def minus_bullets(script: Script) -> Mutation:
    """The bullets of options that harm are true minus signs."""
    return each_line(script, r"- ", r"^-", "−")


@HARMLESS.operator
def minus_signs(script: Script) -> Mutation:
    """Changes of numbers have a true minus sign."""
    return each_line(script, r"\s+(.*, )?[\w-]+ [+-]\d+(, |$)", r" -(\d)", r" −\1")


@HARMLESS.operator
def byte_order_mark(script: Script) -> Mutation:
    """The file begins with a byte order mark."""
    return same(script, "\ufeff" + script.text)


@HARMLESS.operator
def windows_line_ends(script: Script) -> Mutation:
    """Lines end as on Windows."""
    return same(script, script.text.replace("\n", "\r\n"))


@HARMLESS.operator
def no_break_indentation(script: Script) -> Mutation:
    """Indentation is made of no-break spaces."""
    return each_line(script, r"\s", r"^ +", lambda found: "\u00a0" * len(found.group()))


@HARMLESS.operator
def no_break_spaces_in_logic(script: Script) -> Mutation:
    """Spaces in bullets, groups and changes of numbers are no-break spaces."""
    return each_line(script, r"([+*?-] |groep |in |\s+[\w-]+ [+-]\d)", r"(?<=\S) (?=\S)", "\u00a0")


@HARMLESS.operator
def trailing_spaces(script: Script) -> Mutation:
    """Lines end in spaces that nobody sees."""
    return each_line(script, r".*\S$", r"$", "  ")


@HARMLESS.operator
def no_last_line_end(script: Script) -> Mutation:
    """The last line of the file is not closed."""
    return same(script, script.text.rstrip("\n"))
