# SPDX-FileCopyrightText: 2026 The Omstander authors
# SPDX-License-Identifier: EUPL-1.2

"""How many columns a text takes in a terminal, and a form of it that a terminal cannot be led astray by.

Emoji of several code points (skin tones, flags, families) take two columns together, combining marks none.
Terminals differ in the rarest of these; the rules here are Unicode's East Asian Width and emoji presentation.
"""

from __future__ import annotations

import unicodedata

JOINER = "\u200d"
EMOJI_STYLE = "\ufe0f"
SKIN_TONES = range(0x1F3FB, 0x1F400)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)
REPLACEMENT = "\ufffd"
DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def width(text: str) -> int:
    """Count terminal columns."""
    total, last, joined, half_flag = 0, 0, False, False
    for character in text:
        flag = ord(character) in FLAG_LETTERS
        columns = _columns(character, last, joined, flag and half_flag)
        joined = character == JOINER and last == 2
        half_flag = flag and not half_flag
        total += columns
        last = last if columns == 0 else (2 if character == EMOJI_STYLE else columns)
    return total


def _columns(character: str, last: int, joined: bool, second_flag_letter: bool) -> int:
    """Count the columns that a code point adds to what came before it."""
    if character == EMOJI_STYLE:
        return 1 if last == 1 else 0
    if joined or second_flag_letter or (last == 2 and ord(character) in SKIN_TONES):
        return 0
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if ord(character) in FLAG_LETTERS:
        return 2
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def printable(text: str) -> str:
    """Replace, one for one, what would steer a terminal (controls, direction marks); tabs become spaces."""
    return "".join(_harmless(character) for character in text)


def _harmless(character: str) -> str:
    if character == "\t":
        return " "
    if character in DIRECTIONS or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}:
        return REPLACEMENT
    return character
